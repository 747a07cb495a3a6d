import path from "node:path";
import type { GraphConfiguration } from "../config/graph-configuration";
import { findProjectRoot } from "../config/project-root";
import type { Configuration } from "../config/stack-configuration";
import { TeamsPhoneError } from "../errors";
import type { TenantDescription } from "../model/tenant";
import type { EmbeddedTenant } from "./embedded";
import type { GraphTenant } from "./graph";
import type { Tenant } from "./port";

export interface OpenedTenant {
    readonly tenant: Tenant;
    readonly description: TenantDescription;
    /** What the user should know of this tenant before anything is done with it. */
    readonly warnings: readonly string[];
}

/**
 * Opens the configured tenant and makes sure that it is the one the stack may touch.
 * @param from Folder of the program; paths of the configuration are relative to the project root above it.
 */
export async function openTenant(configuration: Configuration, from: string): Promise<OpenedTenant> {
    const tenant = configuration.graph
        ? openGraph(configuration, configuration.graph, from)
        : openEmbedded(configuration, from);
    try {
        const description = await tenant.describe();
        const { tenantId } = configuration;
        if (tenantId !== null && description.id !== tenantId) {
            throw new TeamsPhoneError(
                "tenant-mismatch",
                `The stack may touch tenant ${tenantId} alone (configuration teams-phone:tenantId), but ${description.name} (${description.id}) is connected. Nothing was changed.`,
            );
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
        "teams-phone:auditLog is for a tenant that is reached through Microsoft Graph. This one keeps a log itself, which `teams-phone tenant log` shows.",
    ];
}

// Each backend is loaded when it is opened: a run needs one of them, and loading both takes time in each of its two processes.

function openGraph({ auditLog }: Configuration, graph: GraphConfiguration, from: string): GraphTenant {
    const { GraphTenant } = require("./graph") as typeof import("./graph");
    const root = findProjectRoot(from) ?? from;
    return new GraphTenant(graph, { auditLog: auditLog === null ? null : path.resolve(root, auditLog) });
}

function openEmbedded({ world, tenantFile }: Configuration, from: string): EmbeddedTenant {
    const { EmbeddedTenant } = require("./embedded") as typeof import("./embedded");
    const root = findProjectRoot(from) ?? from;
    return EmbeddedTenant.open({
        file: path.resolve(root, tenantFile),
        ...(world === null ? {} : { world: path.resolve(root, world) }),
    });
}
