import type { ArgumentsReading } from "../schema/arguments";
import { accountNotFound } from "./account-not-found";
import { accountType } from "./account-type";
import { alternateNeedsPrimary } from "./alternate-needs-primary";
import { blockOnUnassign } from "./block-on-unassign";
import { cloud } from "./cloud";
import { duplicateCategory } from "./duplicate-category";
import { duplicateNumber } from "./duplicate-number";
import { enterpriseVoiceConflict } from "./enterprise-voice-conflict";
import { exchangeRefused } from "./exchange-refused";
import { extensionOnResourceAccount } from "./extension-on-resource-account";
import { extensionType } from "./extension-type";
import { heldOtherwise } from "./held-otherwise";
import { identityAmbiguous } from "./identity-ambiguous";
import { identityFormat } from "./identity-format";
import { identityReused } from "./identity-reused";
import { lateView } from "./late-view";
import { licence } from "./licence";
import { locationCountry } from "./location-country";
import { locationFormat } from "./location-format";
import { locationInherited } from "./location-inherited";
import { locationManagedByOperator } from "./location-managed-by-operator";
import { locationNotFound } from "./location-not-found";
import { locationNotValidated } from "./location-not-validated";
import { locationRemovalCallingPlan } from "./location-removal-calling-plan";
import { locationRequired } from "./location-required";
import { macau } from "./macau";
import { numberBlocked } from "./number-blocked";
import { numberCapability } from "./number-capability";
import { numberFormat } from "./number-format";
import { numberImpossible } from "./number-impossible";
import { numberInService } from "./number-in-service";
import { numberNotFound } from "./number-not-found";
import { numberPending } from "./number-pending";
import { numberPrefix } from "./number-prefix";
import { numberTaken } from "./number-taken";
import { numberType } from "./number-type";
import { numberTypeMismatch } from "./number-type-mismatch";
import { onPremisesNumber } from "./on-premises-number";
import { oneNumberPerResourceAccount } from "./one-number-per-resource-account";
import { parameterSet } from "./parameter-set";
import { primaryExists } from "./primary-exists";
import { privateNumberType } from "./private-number-type";
import { regionallyHostedMeetings } from "./regionally-hosted-meetings";
import { releaseUnlicensed } from "./release-unlicensed";
import { replacesNumber } from "./replaces-number";
import type { Declared, Finding, Problem, Removal, Rule } from "./rule";
import type { RuleSettings } from "./rule-settings";
import type { Situation } from "./situation";
import { staleTakeFrom } from "./stale-take-from";
import { tenantMismatch } from "./tenant-mismatch";
import { tooManyNumbers } from "./too-many-numbers";
import { unknownArgument } from "./unknown-argument";
import { usageLocation } from "./usage-location";
import { voiceLostOnRelease } from "./voice-lost-on-release";
import { voiceNotSupported } from "./voice-not-supported";

/** All rules, in the order in which their findings are shown. */
export const rules: readonly Rule[] = [
    parameterSet,
    unknownArgument,
    identityFormat,
    numberPrefix,
    numberFormat,
    numberImpossible,
    numberType,
    extensionType,
    locationFormat,
    locationRemovalCallingPlan,
    macau,
    replacesNumber,
    duplicateNumber,
    duplicateCategory,
    enterpriseVoiceConflict,
    cloud,
    voiceNotSupported,
    regionallyHostedMeetings,
    tenantMismatch,
    accountNotFound,
    accountType,
    identityAmbiguous,
    identityReused,
    licence,
    usageLocation,
    onPremisesNumber,
    extensionOnResourceAccount,
    numberNotFound,
    numberTypeMismatch,
    numberCapability,
    numberPending,
    numberBlocked,
    numberInService,
    numberTaken,
    heldOtherwise,
    exchangeRefused,
    blockOnUnassign,
    primaryExists,
    lateView,
    alternateNeedsPrimary,
    privateNumberType,
    tooManyNumbers,
    oneNumberPerResourceAccount,
    locationNotFound,
    locationCountry,
    locationNotValidated,
    locationRequired,
    locationInherited,
    locationManagedByOperator,
    releaseUnlicensed,
    voiceLostOnRelease,
    staleTakeFrom,
];

/** Applies the offline rules to one declaration. */
export function checkArguments(args: ArgumentsReading, settings: RuleSettings): readonly Finding[] {
    return rules.flatMap(rule => (rule.offline?.(args) ?? []).flatMap(problem => toFindings(rule, problem, settings)));
}

/** Applies the program rules to all declarations together. */
export function checkProgram(
    program: readonly Declared[],
    settings: RuleSettings,
): readonly { readonly resource: string; readonly finding: Finding }[] {
    return rules.flatMap(rule =>
        (rule.program?.(program) ?? []).flatMap(problem =>
            toFindings(rule, problem, settings).map(finding => ({ resource: problem.resource, finding })),
        ),
    );
}

export interface Judgement {
    readonly findings: readonly Finding[];
    /** The facts that were missing, each with its rule, as in `licences (licence)`. */
    readonly notChecked: readonly string[];
}

/** Applies the tenant rules to one declaration. */
export function checkTenant(situation: Situation, settings: RuleSettings): Judgement {
    const findings: Finding[] = [];
    const notChecked: string[] = [];
    for (const rule of rules) {
        if (severityOf(rule, settings) === "off") continue;
        for (const problem of rule.tenant?.(situation) ?? []) {
            if ("unknown" in problem) notChecked.push(`${problem.unknown} (${rule.code})`);
            else findings.push(...toFindings(rule, problem, settings));
        }
    }
    return { findings, notChecked };
}

/** Applies the rules about removals. A removal is reported at most: the engine has its own ways to keep a resource. */
export function checkRemoval(removal: Removal, settings: RuleSettings): Judgement {
    const found = rules.flatMap(rule => (rule.removal?.(removal) ?? []).map(problem => ({ rule, problem })));
    const judged = found.filter(({ rule }) => severityOf(rule, settings) !== "off");
    return {
        findings: judged.flatMap(({ rule, problem }) =>
            "unknown" in problem ? [] : toFindings(rule, { ...problem, atMost: "warn" }, settings),
        ),
        notChecked: judged.flatMap(({ rule, problem }) =>
            "unknown" in problem ? [`${problem.unknown} (${rule.code})`] : [],
        ),
    };
}

/** Applies the rules about what an account loses, which a removal is one case of. */
export function checkLoss(loss: Removal, settings: RuleSettings): readonly Finding[] {
    return rules.flatMap(rule =>
        (rule.loss?.(loss) ?? []).flatMap(problem => toFindings(rule, { ...problem, atMost: "warn" }, settings)),
    );
}

/** The severity of a rule in a stack. */
export function severityOf(rule: Rule, settings: RuleSettings) {
    return settings.severities[rule.code] ?? rule.severity[settings.ruleset];
}

function toFindings(rule: Rule, problem: Problem, settings: RuleSettings): readonly Finding[] {
    const severity = severityOf(rule, settings);
    if (severity === "off") return [];
    const { property, message, atMost } = problem;
    return [{ code: rule.code, severity: atMost ?? severity, property, message, source: rule.source }];
}
