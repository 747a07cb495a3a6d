import path from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { TeamsPhoneError } from "../errors";
import { plainLine } from "../messages/text";
import { defined } from "../model/defined";
import { EmbeddedTenant } from "../tenant/embedded";
import { type TenantPlace, tenantLine } from "../tenant/tenant-line";
import { configurationOfProject } from "./project-configuration";

export interface TenantOptions {
    readonly file?: string;
    readonly stack?: string;
}

/** Adds the options that select the tenant of a command. */
export function withTenantOptions(command: Command): Command {
    return command
        .option("--file <file>", "the tenant's file (default: the one in the project's configuration)", filePath)
        .option("--stack <stack>", "the stack whose configuration counts (default: the one selected in Pulumi)");
}

function filePath(text: string): string {
    if (!/\p{Cc}/u.test(text)) return text;
    throw new InvalidArgumentError("The path of a file has no control characters.");
}

export interface TenantFile {
    readonly file: string;
    readonly world?: string;
}

/** Says on standard error which tenant a command shows. */
export function printTenantLine(tenant: { readonly name: string; readonly id: string }, place: TenantPlace): void {
    process.stderr.write(`teams-phone: tenant ${tenantLine(tenant, place)}\n`);
}

/**
 * Opens the tenant in `--file`, else the one in the project's configuration.
 * @param world The world to create a missing file from, instead of the configured one. @throws TeamsPhoneError
 */
export function openTenantOf(options: TenantOptions, world?: string): EmbeddedTenant {
    return openFile({ ...placeOf(options), ...defined({ world }) });
}

export function openFile(place: TenantFile): EmbeddedTenant {
    const tenant = EmbeddedTenant.open(place);
    for (const warning of tenant.warnings) process.stderr.write(`teams-phone: warning: ${plainLine(warning)}\n`);
    return tenant;
}

export function placeOf({ file, stack }: TenantOptions): TenantFile {
    if (file !== undefined) return { file: path.resolve(file) };
    const { root, configuration } = configurationOfProject(stack);
    if (configuration.tenant !== "embedded") {
        throw new TeamsPhoneError(
            "usage",
            `These commands work on a tenant in a file (--file), but this project's tenant is a real one (teams-phone:tenant is ${configuration.tenant}). For a real tenant, \`teams-phone export\` lists its numbers and \`teams-phone doctor\` checks the connection.`,
        );
    }
    const place = { file: path.resolve(root, configuration.tenantFile) };
    return configuration.world === null ? place : { ...place, world: path.resolve(root, configuration.world) };
}
