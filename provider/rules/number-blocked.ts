import type { Rule } from "./rule";
import { declaresNumber, isNewAssignment } from "./situation";

export const numberBlocked: Rule = {
    code: "number-blocked",
    summary: "a number that is blocked from being assigned",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/powershell/module/teams/set-csphonenumberassignmentblock",
    tenant: situation => {
        const { number } = situation;
        if (!declaresNumber(situation) || !number || !isNewAssignment(situation)) return [];
        if (number.blocked === "unknown") return [{ unknown: "assignment blocks of numbers" }];
        if (!number.blocked) return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${number.number}, which is blocked from being assigned. Declare another number, or lift the block (Remove-CsPhoneNumberAssignmentBlock).`,
            },
        ];
    },
};
