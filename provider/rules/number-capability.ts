import type { Rule } from "./rule";
import { declaresNumber, isNewAssignment, isResourceAccount } from "./situation";
import { INVENTORY_PAGE } from "./sources";

export const numberCapability: Rule = {
    code: "number-capability",
    summary: "a number that cannot serve this kind of account, such as a toll-free number for a user",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: INVENTORY_PAGE,
    tenant: situation => {
        const { account, number } = situation;
        if (!declaresNumber(situation) || !account || !number || !isNewAssignment(situation)) return [];
        const needed = isResourceAccount(account) ? "VoiceApplicationAssignment" : "UserAssignment";
        if (number.capabilities.includes(needed)) return [];
        const kind = isResourceAccount(account) ? "a resource account" : "a user";
        return [
            {
                property: "phoneNumber",
                message: `is ${number.number}, which cannot be assigned to ${kind} (its capabilities: ${number.capabilities.join(", ") || "none"}; needed: ${needed}). Declare another number, or have its usage changed while it is unassigned.`,
            },
        ];
    },
};
