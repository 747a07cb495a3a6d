import type { Rule } from "./rule";
import { declaresNumber, isNewAssignment, othersOf } from "./situation";

export const privateNumberType: Rule = {
    code: "private-number-type",
    summary: "a private number of another type than the account's primary one",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/private-line",
    tenant: situation => {
        if (!declaresNumber(situation) || situation.declaration.category !== "Private" || !isNewAssignment(situation))
            return [];
        const { declaration } = situation;
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
