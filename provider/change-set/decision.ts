import type { Configuration } from "../config/stack-configuration";
import type { Account } from "../model/account";
import { type Comparison, compare, isStoredName, namesOther } from "../plan/compare";
import { type Drift, driftOf } from "../plan/drift";
import { checkTenant, severityOf } from "../rules";
import { identityReused, reusedMessage } from "../rules/identity-reused";
import type { Finding } from "../rules/rule";
import type { RuleSettings } from "../rules/rule-settings";
import { hasWrites, type Situation } from "../rules/situation";
import type { Declaration } from "../schema/declaration";
import type { Stored } from "../schema/state";

/** What the run does about a declaration whose resource in the state is known. */
export interface Decision {
    readonly comparison: Comparison | null;
    /** Whether rules refuse what the run would write. */
    readonly isRefused: boolean;
    /** What was changed by hand, if the declaration equals the state. */
    readonly drift: readonly Drift[];
    /** Whether the run repairs the drift. */
    readonly isRepaired: boolean;
    readonly findings: readonly Finding[];
    readonly notChecked: readonly string[];
}

/**
 * Whether only `check` can tell if the declaration changed: its identity names no account, and the state has another name. The account
 * may have been renamed since the program named it, or the program may have a new name, with a typing error.
 */
export function isNameInDoubt({ identity }: Declaration, stored: Stored | null, account: Account | null): boolean {
    if (!stored || account) return false;
    return identity.key !== stored.accountObjectId && !isStoredName(identity, stored);
}

/** Compares a declaration with the state. `null`: the state does not have it. */
export function comparisonOf(declaration: Declaration, stored: Stored | null, account: Account | null) {
    return stored && compare(declaration, stored, namesOther(declaration, stored, account));
}

/**
 * Decides what a declaration leads to. A declaration that equals the state never blocks a run: if a rule refuses to repair what was
 * changed by hand, the run reports that, and leaves the resource alone.
 *
 * @param stored The resource in the state; `null` for a new one.
 */
export function decide(
    situation: Situation,
    stored: Stored | null,
    comparison: Comparison | null,
    { rules: settings, drift: onDrift }: Pick<Configuration, "rules" | "drift">,
): Decision {
    const { declaration, number, account } = situation;
    const judged = checkTenant(situation, settings);
    const findings = [...judged.findings, ...reused(situation, stored, comparison, settings)];
    const hasErrors = findings.some(({ severity }) => severity === "error");
    const isSame = comparison?.kind === "same";
    const drift = isSame && stored ? driftOf(declaration, stored, number, account) : [];
    return {
        comparison,
        drift,
        isRefused: !isSame && hasErrors && hasWrites(situation),
        isRepaired: onDrift === "repair" && drift.length > 0 && !hasErrors && isPossible(situation),
        findings,
        notChecked: judged.notChecked,
    };
}

function isPossible({ plan }: Situation): boolean {
    return plan?.kind === "steps" && plan.steps.length > 0;
}

/** A name that the state has for another account than the one that has it now. */
function reused(
    { declaration: { identity }, account }: Situation,
    stored: Stored | null,
    comparison: Comparison | null,
    settings: RuleSettings,
): readonly Finding[] {
    const isOther = comparison?.kind === "replace" && comparison.keys.includes("identity");
    const severity = severityOf(identityReused, settings);
    if (!stored || !account || !isOther || severity === "off" || !isStoredName(identity, stored)) return [];
    const message = reusedMessage(identity.text, account, stored);
    return [{ code: identityReused.code, severity, property: "identity", message, source: identityReused.source }];
}
