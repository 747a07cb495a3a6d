import path from "node:path";
import type { TenantDescription } from "../model/tenant";
import { DEFAULT_SETTINGS, type RuleSettings } from "../rules/rule-settings";
import { EmbeddedTenant } from "../tenant/embedded";
import { openTenant } from "../tenant/open";
import { PlainTenant } from "../tenant/plain-tenant";
import type { Tenant } from "../tenant/port";
import { configurationOfProject } from "./project-configuration";
import { printTenantLine, type TenantOptions } from "./tenant-options";

export interface Configured {
    readonly tenant: Tenant;
    readonly description: TenantDescription;
    readonly rules: RuleSettings;
}

/** Opens the tenant in `--file`, else the one that the stack is configured for, real or not. Says on standard error which it is. */
export async function openConfigured({ file, stack }: TenantOptions): Promise<Configured> {
    if (file !== undefined) {
        const place = { file: path.resolve(file) };
        const tenant = new PlainTenant(EmbeddedTenant.open(place));
        const description = await tenant.describe();
        printTenantLine(description, place);
        return { tenant, description, rules: DEFAULT_SETTINGS };
    }
    const { root, configuration } = configurationOfProject(stack);
    const { tenant, description, warnings } = await openTenant(configuration, root);
    const { graph, powershell, rules, tenantFile } = configuration;
    const emulated = graph?.endpoint ? ({ emulator: graph.endpoint } as const) : "graph";
    const real = powershell ? "powershell" : emulated;
    printTenantLine(description, graph || powershell ? real : { file: path.resolve(root, tenantFile) });
    for (const warning of warnings) process.stderr.write(`teams-phone: warning: ${warning}\n`);
    return { tenant, description, rules };
}
