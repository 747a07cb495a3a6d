import { TeamsPhoneError } from "../../errors";
import type { Plan } from "../report/plan";

/**
 * Compares the plan of an `up` with the approved one.
 * @param before The lines of the approved plan; `null` if its file is not at hand.
 * @throws TeamsPhoneError `plan-not-approved`, with what differs
 */
export function requireApproved(plan: Plan, approved: string, before: readonly string[] | null): void {
    if (!plan.isComplete)
        throw new TeamsPhoneError(
            "plan-not-approved",
            `teams-phone:approvedPlan is ${approved}, but this run cannot know everything that it will do:\n${plan.notes.map(each => `  ${each}`).join("\n")}\nNothing was changed. Declare everything in the main module of the program, with values that are known at once.`,
        );
    if (plan.digest === approved) return;
    const now = plan.lines.map(({ kind, text }) => `${kind}: ${text}`);
    throw new TeamsPhoneError(
        "plan-not-approved",
        [
            `The approved plan has the digest ${approved}, and this run's plan has ${plan.digest}. Nothing was changed.`,
            ...differences(before, now),
            "Run `pulumi preview` again, and approve its plan.",
        ].join("\n"),
    );
}

function differences(before: readonly string[] | null, now: readonly string[]): readonly string[] {
    if (before === null)
        return ["The plan is now:", ...(now.length > 0 ? now : ["no changes"]).map(each => `  ${each}`)];
    const gone = before.filter(each => !now.includes(each));
    const added = now.filter(each => !before.includes(each));
    if (gone.length === 0 && added.length === 0)
        return ["Both make the same changes, but the accounts or the facts that they rest on differ."];
    return [...gone.map(each => `  - ${each}`), ...added.map(each => `  + ${each}`)];
}
