import type { Rule } from "./rule";
import { named, ofNumber, othersHeld } from "./situation";

export const alternateNeedsPrimary: Rule = {
    code: "alternate-needs-primary",
    summary: "an alternate or private number for an account without a primary one",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/multi-line",
    tenant: situation => {
        if (!ofNumber(situation) || !situation.account || situation.declaration.category === "Primary") return [];
        const { account, declaration, declaredPrimaries } = situation;
        if (othersHeld(situation, "Primary").length + declaredPrimaries.length > 0) return [];
        return [
            {
                property: "assignmentCategory",
                message: `is ${declaration.category}, but ${named(account)} has no primary number. Assign that one first; if this program declares it, add \`dependsOn\`.`,
            },
        ];
    },
};
