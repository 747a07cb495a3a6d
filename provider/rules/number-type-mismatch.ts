import type { Rule } from "./rule";
import { declaresNumber } from "./situation";
import { INVENTORY_PAGE } from "./sources";

export const numberTypeMismatch: Rule = {
    code: "number-type-mismatch",
    summary: "a number that the inventory holds as another type",
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
                message: `is ${declaration.type}, but ${number.number} is a ${number.type} number. Write phoneNumberType: "${number.type}".`,
            },
        ];
    },
};
