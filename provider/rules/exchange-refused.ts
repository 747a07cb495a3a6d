import type { Rule } from "./rule";
import { declaresNumber } from "./situation";
import { OWN_RULE } from "./sources";

export const exchangeRefused: Rule = {
    code: "exchange-refused",
    summary:
        "a number that comes with an exchange, which is made as a whole or not at all, if another declaration of it may not be written",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
    tenant: situation => {
        const { obstacles = [] } = situation;
        if (!declaresNumber(situation) || obstacles.length === 0) return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${situation.declaration.number}, which comes with an exchange that is made as a whole or not at all, and it cannot be made: ${obstacles.join(" ")}`,
            },
        ];
    },
};
