import type { Rule } from "./rule";
import { declaresNumber } from "./situation";
import { INVENTORY_PAGE } from "./sources";

export const numberTypeMismatch: Rule = {
    code: "number-type-mismatch",
    summary: "a number that has another type in the tenant's inventory",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: INVENTORY_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation) || !situation.number) return [];
        const { declaration, number } = situation;
        if (number.type === declaration.type) return [];
        return [
            {
                property: "phoneNumberType",
                message: `is ${declaration.type}, but the type of ${number.number} is ${number.type}. Write phoneNumberType: "${number.type}".`,
            },
        ];
    },
};
