import path from "node:path";
import type { Command } from "commander";
import { TeamsPhoneError } from "../errors";
import { EmbeddedTenant } from "../tenant/embedded";
import { configurationOfProject } from "./project-configuration";

export interface TenantOptions {
    readonly file?: string;
    readonly stack?: string;
}

/** Adds the options that say which tenant a command is about. */
export function aboutTenant(command: Command): Command {
    return command
        .option("--file <file>", "the tenant's file (default: what the project's configuration says)")
        .option("--stack <stack>", "read Pulumi.<stack>.yaml too, as the engine does for that stack");
}

export interface TenantPlace {
    readonly file: string;
    readonly world?: string;
}

/**
 * Opens the tenant that `--file` names, else the one of the project's configuration.
 * @param world What a missing file is created from, rather than from what the configuration says. @throws TeamsPhoneError
 */
export function openTenantOf(options: TenantOptions, world?: string): EmbeddedTenant {
    const tenant = EmbeddedTenant.open({ ...placeOf(options), ...(world === undefined ? {} : { world }) });
    for (const warning of tenant.warnings) process.stderr.write(`teams-phone: warning: ${warning}\n`);
    return tenant;
}

export function placeOf({ file, stack }: TenantOptions): TenantPlace {
    if (file !== undefined) return { file: path.resolve(file) };
    const { root, configuration } = configurationOfProject(stack);
    if (configuration.graph) {
        throw new TeamsPhoneError(
            "usage",
            "This project's tenant is a real one (teams-phone:tenant is graph), which these commands do not touch: they are for a tenant in a file (--file). `teams-phone export` lists a real one, `teams-phone doctor` looks at the way to it.",
        );
    }
    const place = { file: path.resolve(root, configuration.tenantFile) };
    return configuration.world === null ? place : { ...place, world: path.resolve(root, configuration.world) };
}
