import type { Command } from "commander";
import { SWITCHES, type Switch } from "../../tenant/embedded/world/switches";
import { table } from "../cmdlet";
import { openTenantOf, type TenantOptions, withTenantOptions } from "../tenant-options";

export function tenantFacts(tenant: Command): Command {
    return withTenantOptions(tenant.command("facts"))
        .description(
            "list the behaviours that Microsoft does not document, and what this tenant assumes (`switches` in its world)",
        )
        .action((which: TenantOptions) => {
            const opened = openTenantOf(which);
            const lines = Object.entries(opened.switches()).map(([name, position]) => [
                `${name} `,
                position ? "yes " : "no ",
                SWITCHES[name as Switch].question,
            ]);
            console.log(table([["SWITCH", "ASSUMED", "QUESTION"], ...lines]));
            opened.close();
        });
}
