import { isResourceAccount } from "../model/account";
import type { Rule } from "./rule";
import { isNewToAccount } from "./situation";
import { INVENTORY_PAGE } from "./sources";

export const numberCapability: Rule = {
    code: "number-capability",
    summary: "a number that cannot serve this kind of account, such as a toll-free number for a user",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: INVENTORY_PAGE,
    tenant: situation => {
        if (!isNewToAccount(situation) || !situation.number) return [];
        const { account, number } = situation;
        const needed = isResourceAccount(account) ? "VoiceApplicationAssignment" : "UserAssignment";
        if (number.capabilities.includes(needed)) return [];
        const kind = isResourceAccount(account) ? "a resource account" : "a user";
        return [
            {
                property: "phoneNumber",
                message: `is ${number.number}, which cannot be assigned to ${kind}: it lacks the capability ${needed} (it has: ${number.capabilities.join(", ") || "none"}). Declare another number, or change its usage while it is unassigned.`,
            },
        ];
    },
};
