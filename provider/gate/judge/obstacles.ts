import type { Configuration } from "../../config/stack-configuration";
import { inSentence } from "../../rules/rule";
import type { Situation } from "../../rules/situation";
import type { Judged } from "./judged";

/**
 * Judges again each declaration that comes with an exchange of which another declaration may not be written. Such a declaration gets no
 * consent, so that the provider process does not make the exchange either.
 * @param ofPlan Codes of the rules that report what a declaration's own plan refuses: the plan of the exchange decides instead.
 */
export function withObstacles(
    judged: readonly Judged[],
    ofPlan: readonly string[],
    onDrift: Configuration["drift"],
    decide: (judged: Judged, situation: Situation) => Judged["decision"],
): readonly Judged[] {
    const reasons = new Map(
        judged.flatMap(each => {
            const { declaration } = each.situation;
            const reason = declaration.form === "assignment" ? reasonOf(each, ofPlan, onDrift) : null;
            return reason === null || declaration.form === "voice" ? [] : [[declaration.number, reason] as const];
        }),
    );
    if (reasons.size === 0) return judged;
    return judged.map(each => {
        const obstacles = each.permits.consent.flatMap(({ number }) => reasons.get(number) ?? []);
        if (obstacles.length === 0) return each;
        const situation = { ...each.situation, obstacles };
        const permits = { consent: [], abandoned: [] };
        return { ...each, situation, permits, decision: decide(each, situation) };
    });
}

/** Why a declaration must not be written along with another one; `null` if nothing forbids it, or if it ends the run by itself. */
function reasonOf(
    { declared, paired, decision }: Judged,
    ofPlan: readonly string[],
    onDrift: Configuration["drift"],
): string | null {
    const { comparison, drift, isRefused, findings } = decision;
    const name = `\`${declared.name}\``;
    const isKept = paired !== null && (paired === "unknown" || comparison?.kind === "replace");
    if (isKept && isProtected(declared.pending.resource))
        return `${name} is part of it and protected, so the engine does not replace it. Remove \`protect\`, or keep the number of ${name}.`;
    if (isRefused && paired !== "unknown") return null;
    const [error] = findings.filter(({ severity, code }) => severity === "error" && !ofPlan.includes(code));
    if (error) return `${name} is part of it and refused: ${inSentence(error)}`;
    if (drift.length > 0 && onDrift !== "repair")
        return `${name} is part of it, was changed by hand, and is not repaired by this run (teams-phone:drift).`;
    return null;
}

/** The SDK's own field has what a resource inherits from its parent. */
function isProtected(resource: unknown): boolean {
    return (resource as { __protect?: unknown } | null)?.__protect === true;
}
