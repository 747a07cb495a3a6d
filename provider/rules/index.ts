import type { ArgumentsReading } from "../schema/arguments";
import { duplicateNumber } from "./duplicate-number";
import { enterpriseVoiceConflict } from "./enterprise-voice-conflict";
import { extensionType } from "./extension-type";
import { identityFormat } from "./identity-format";
import { locationFormat } from "./location-format";
import { locationRemovalCallingPlan } from "./location-removal-calling-plan";
import { macau } from "./macau";
import { numberFormat } from "./number-format";
import { numberImpossible } from "./number-impossible";
import { numberPrefix } from "./number-prefix";
import { numberType } from "./number-type";
import { parameterSet } from "./parameter-set";
import { replacesNumber } from "./replaces-number";
import type { Declared, Finding, Problem, Rule, RuleSettings } from "./rule";
import { unknownArgument } from "./unknown-argument";

/** Every rule, in the order in which findings are shown. */
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
    enterpriseVoiceConflict,
];

/** What the offline rules say of one declaration. */
export function checkArguments(args: ArgumentsReading, settings: RuleSettings): readonly Finding[] {
    return rules.flatMap(rule =>
        rule.stage === "offline" ? rule.check(args).flatMap(problem => settle(rule, problem, settings)) : [],
    );
}

/** What the program rules say of all declarations together, by resource name. */
export function checkProgram(
    program: readonly Declared[],
    settings: RuleSettings,
): readonly { readonly resource: string; readonly finding: Finding }[] {
    return rules.flatMap(rule =>
        rule.stage === "program"
            ? rule
                  .check(program)
                  .flatMap(problem =>
                      settle(rule, problem, settings).map(finding => ({ resource: problem.resource, finding })),
                  )
            : [],
    );
}

function settle(rule: Rule, problem: Problem, settings: RuleSettings): readonly Finding[] {
    const severity = settings.severities[rule.code] ?? rule.severity[settings.ruleset];
    if (severity === "off") return [];
    const { property, message, atMost } = problem;
    return [{ code: rule.code, severity: atMost ?? severity, property, message, source: rule.source }];
}
