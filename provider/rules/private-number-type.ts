import type { Rule } from "./rule";
import { ofNumber, othersHeld } from "./situation";

export const privateNumberType: Rule = {
    code: "private-number-type",
    summary: "a private number of another type than the account's primary one",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/private-line",
    tenant: situation => {
        if (!ofNumber(situation) || situation.declaration.category !== "Private") return [];
        const { declaration, declaredPrimaries } = situation;
        const [primary] = [...othersHeld(situation, "Primary"), ...declaredPrimaries];
        if (!primary || primary.type === declaration.type) return [];
        return [
            {
                property: "phoneNumberType",
                message: `is ${declaration.type}, but a private number must be of the primary number's type: ${primary.number} is ${primary.type}.`,
            },
        ];
    },
};
