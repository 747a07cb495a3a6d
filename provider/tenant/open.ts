import path from "node:path";
import type { GraphConfiguration } from "../config/graph-configuration";
import { findProjectRoot } from "../config/project-root";
import type { Configuration } from "../config/stack-configuration";
import type { TenantDescription } from "../model/tenant";
import { EmbeddedTenant } from "./embedded";
import { GraphTenant } from "./graph";
import type { Tenant } from "./port";
import { wrongTenant } from "./wrong-tenant";

export interface OpenedTenant {
    readonly tenant: Tenant;
    readonly description: TenantDescription;
    /** What the user should know before using this tenant. */
    readonly warnings: readonly string[];
}

/**
 * Opens the configured tenant, and refuses it if the configuration names another one.
 * @param from Folder of the program. Paths in the configuration are relative to the project root above it.
 * @throws TeamsPhoneError `tenant-mismatch`, or the error of the backend that fails to open or to describe the tenant
 */
export async function openTenant(configuration: Configuration, from: string): Promise<OpenedTenant> {
    const tenant = configuration.graph
        ? openGraph(configuration, configuration.graph, from)
        : openEmbedded(configuration, from);
    try {
        const description = await tenant.describe();
        const { tenantId } = configuration;
        if (tenantId !== null && description.id !== tenantId) {
            throw wrongTenant(tenantId, `${description.name} (${description.id}) is connected`);
        }
        return { tenant, description, warnings: [...tenant.warnings, ...unusedKeys(configuration)] };
    } catch (error) {
        tenant.close();
        throw error;
    }
}

function unusedKeys({ graph, auditLog }: Configuration): string[] {
    if (graph !== null || auditLog === null) return [];
    return [
        "teams-phone:auditLog applies only to tenants behind Microsoft Graph. The embedded tenant keeps its own log: `teams-phone tenant log` shows it.",
    ];
}

function openGraph({ auditLog }: Configuration, graph: GraphConfiguration, from: string): GraphTenant {
    const root = findProjectRoot(from) ?? from;
    return new GraphTenant(graph, { auditLog: auditLog === null ? null : path.resolve(root, auditLog) });
}

function openEmbedded({ world, tenantFile }: Configuration, from: string): EmbeddedTenant {
    const root = findProjectRoot(from) ?? from;
    return EmbeddedTenant.open({
        file: path.resolve(root, tenantFile),
        ...(world === null ? {} : { world: path.resolve(root, world) }),
    });
}
