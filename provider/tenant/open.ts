import path from "node:path";
import type { GraphConfiguration } from "../config/graph-configuration";
import type { PowerShellConfiguration } from "../config/powershell-configuration";
import { findProjectRoot } from "../config/project-root";
import type { Configuration } from "../config/stack-configuration";
import { plainLine } from "../messages/text";
import type { EmergencyLocation } from "../model/location";
import type { TenantDescription } from "../model/tenant";
import type { EmbeddedTenant } from "./embedded";
import type { GraphTenant } from "./graph";
import { PlainTenant } from "./plain-tenant";
import type { Tenant } from "./port";
import type { PowerShellTenant } from "./powershell";
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
    const backend = open(configuration, from);
    const tenant = new PlainTenant(backend);
    try {
        const description = await tenant.describe();
        const { tenantId } = configuration;
        if (tenantId !== null && description.id !== tenantId) {
            throw wrongTenant(tenantId, `${description.name} (${description.id}) is connected`);
        }
        return { tenant, description, warnings: [...backend.warnings, ...unusedKeys(configuration)].map(plainLine) };
    } catch (error) {
        tenant.close();
        throw error;
    }
}

function open(configuration: Configuration, from: string): Tenant & { readonly warnings: readonly string[] } {
    const { graph, powershell } = configuration;
    if (powershell) return openPowerShell(powershell);
    return graph ? openGraph(configuration, graph, from) : openEmbedded(configuration, from);
}

function unusedKeys({ graph, powershell, auditLog, locations }: Configuration): string[] {
    if (graph !== null) return [];
    if (powershell) {
        const notLogged =
            "teams-phone:auditLog applies only to tenants behind Microsoft Graph: what is changed through PowerShell is not logged.";
        const notRead =
            "teams-phone:locations applies only to tenants behind Microsoft Graph. Through PowerShell, the tenant's own list is read (Get-CsOnlineLisLocation).";
        return [...(auditLog === null ? [] : [notLogged]), ...(locations === null ? [] : [notRead])];
    }
    return [
        ...(auditLog === null
            ? []
            : [
                  "teams-phone:auditLog applies only to tenants behind Microsoft Graph. The embedded tenant keeps its own log: `teams-phone tenant log` shows it.",
              ]),
        ...(locations === null
            ? []
            : [
                  "teams-phone:locations applies only to tenants behind Microsoft Graph. The embedded tenant has its own locations: `teams-phone tenant locations` lists them.",
              ]),
    ];
}

// Each backend is loaded when it is opened: a run needs one of them, and loading both takes time in each of its two processes.

function openGraph({ auditLog, locations }: Configuration, graph: GraphConfiguration, from: string): GraphTenant {
    const { GraphTenant } = require("./graph") as typeof import("./graph");
    const root = findProjectRoot(from) ?? from;
    return new GraphTenant(graph, {
        auditLog: auditLog === null ? null : path.resolve(root, auditLog),
        locations: locations === null ? null : loadLocations(path.resolve(root, locations)),
    });
}

function loadLocations(file: string): readonly EmergencyLocation[] {
    const { readLocationFile } =
        require("./locations/read-location-file") as typeof import("./locations/read-location-file");
    return readLocationFile(file);
}

function openPowerShell(powershell: PowerShellConfiguration): PowerShellTenant {
    const { connectPowerShell } = require("./powershell/connect") as typeof import("./powershell/connect");
    return connectPowerShell(powershell);
}

function openEmbedded({ world, tenantFile }: Configuration, from: string): EmbeddedTenant {
    const { EmbeddedTenant } = require("./embedded") as typeof import("./embedded");
    const root = findProjectRoot(from) ?? from;
    return EmbeddedTenant.open({
        file: path.resolve(root, tenantFile),
        ...(world === null ? {} : { world: path.resolve(root, world) }),
    });
}
