import type { Rule } from "./rule";
import { compensations, declaresNumber, releases } from "./situation";

export const blockOnUnassign: Rule = {
    code: "block-on-unassign",
    summary: "a move in a tenant that blocks every number at unassign: the number would be stranded between two people",
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
        if (blocks === "unknown") return [{ unknown: "whether the tenant blocks numbers at unassign" }];
        if (!blocks) return [];
        return [
            {
                property: "phoneNumber",
                message: `cannot be had: ${moved.number} would have to be unassigned first, and ${tenant.name} blocks every number that is unassigned: nobody could have it then. Turn the setting off for the move (Set-CsPhoneNumberTenantConfiguration), or declare another number.`,
            },
        ];
    },
};
