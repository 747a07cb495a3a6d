import type { Rule } from "./rule";

/** A rule that reports the refusals of the plan with its code. The plan decides them (`plan/may-release.ts`), because it weighs consent. */
export function refusalRule({
    code,
    summary,
    service,
    source,
}: Omit<Rule, "severity" | "structural" | "tenant">): Rule {
    return {
        code,
        summary,
        severity: { seed: "error", current: "error" },
        structural: true,
        service,
        source,
        tenant: ({ plan }) => (plan?.kind === "refused" ? plan.refusals.filter(each => each.code === code) : []),
    };
}
