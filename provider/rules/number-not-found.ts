import type { Rule } from "./rule";
import { declaresNumber } from "./situation";
import { INVENTORY_PAGE } from "./sources";

export const numberNotFound: Rule = {
    code: "number-not-found",
    summary: "a Calling Plan or Operator Connect number that the tenant does not own (Direct Routing needs no upload)",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: INVENTORY_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation) || situation.number || situation.declaration.type === "DirectRouting") return [];
        const { number, type } = situation.declaration;
        return [
            {
                property: "phoneNumber",
                message: `is ${number}, but ${situation.tenant.name} has no ${type} number with these digits. Check them; a number that was just acquired can take a while to appear.`,
            },
        ];
    },
};
