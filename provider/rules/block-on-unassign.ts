import type { Rule } from "./rule";
import { compensations, declaresNumber, releases } from "./situation";

export const blockOnUnassign: Rule = {
    code: "block-on-unassign",
    summary:
        "a move of a number in a tenant that blocks every unassigned number: the number could not be assigned again",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/powershell/module/teams/set-csphonenumbertenantconfiguration",
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const { declaration, tenant } = situation;
        const wanted = [declaration.number, ...compensations(situation).map(({ number }) => number)];
        const moved = releases(situation).find(({ number }) => wanted.includes(number));
        if (!moved) return [];
        const { blocksOnUnassign: blocks } = tenant.facts;
        if (blocks === "unknown") return [{ unknown: "whether the tenant blocks numbers when they are unassigned" }];
        if (!blocks) return [];
        return [
            {
                property: "phoneNumber",
                message: `cannot be moved: ${moved.number} would have to be unassigned first, and ${tenant.name} blocks every unassigned number from being assigned again. Turn that setting off for the move (Set-CsPhoneNumberTenantConfiguration), or declare another number.`,
            },
        ];
    },
};
