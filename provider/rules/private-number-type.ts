import type { Problem, Rule } from "./rule";
import { type AssignmentSituation, declaresNumber, isNewAssignment, othersOf } from "./situation";

export const privateNumberType: Rule = {
    code: "private-number-type",
    summary:
        "a private number of another type than the account's primary one; a warning if the primary one changes its type beside it",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/private-line",
    tenant: situation => {
        if (!declaresNumber(situation) || !isNewAssignment(situation)) return [];
        const { declaration } = situation;
        if (declaration.category === "Primary") return besideHeldPrivate(situation);
        if (declaration.category !== "Private") return [];
        const [primary] = othersOf(situation, "Primary");
        if (!primary || primary.type === declaration.type) return [];
        return [
            {
                property: "phoneNumberType",
                message: `is ${declaration.type}, but a private number must have the type of the primary number, and ${primary.number} is ${primary.type}. Declare a private number of that type.`,
            },
        ];
    },
};

/** Microsoft does not say what becomes of a private number if the primary one changes its type. */
function besideHeldPrivate(situation: AssignmentSituation): readonly Problem[] {
    const { account, declaration } = situation;
    const [other] = othersOf(situation, "Private");
    // A private number that is declared anew is reported with its own declaration.
    const isHeld = account?.numbers.some(each => each.number === other?.number && each.category === "Private");
    if (!other || !isHeld || other.type === declaration.type) return [];
    const message = `is ${declaration.type}, but a private number must have the type of the primary number, and ${other.number} stays the private number as ${other.type}. Declare a private number of the new type, or none.`;
    return [{ property: "phoneNumberType", message, atMost: "warn" }];
}
