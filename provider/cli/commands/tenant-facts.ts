import type { Command } from "commander";
import { SWITCHES, type Switch } from "../../tenant/embedded/world/switches";
import { table } from "../cmdlet";
import { aboutTenant, openTenantOf, type TenantOptions } from "../tenant-options";

export function tenantFacts(tenant: Command): Command {
    return aboutTenant(tenant.command("facts"))
        .description(
            "the behaviours that Microsoft does not document, and what this tenant assumes (`switches` in its world)",
        )
        .action((which: TenantOptions) => {
            const opened = openTenantOf(which);
            const lines = Object.entries(opened.switches()).map(([name, position]) => [
                `${name} `,
                position ? "yes " : "no ",
                SWITCHES[name as Switch].question,
            ]);
            console.log(table([["SWITCH", "HERE", "QUESTION"], ...lines]));
            opened.close();
        });
}
