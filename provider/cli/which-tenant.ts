import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { parse } from "yaml";
import { z } from "zod";
import { TeamsPhoneError } from "../errors";
import { NAMESPACE, readConfiguration } from "../schema/config";
import { EmbeddedTenant } from "../tenant/embedded";
import { findProjectRoot } from "../tenant/project";

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
    const root = findProjectRoot(process.cwd());
    if (root === null) {
        throw new TeamsPhoneError(
            "usage",
            "Which tenant? There is no Pulumi.yaml here or above. Give --file, or run this in the folder of a project.",
        );
    }
    const values = {
        ...readYaml(path.join(root, "Pulumi.yaml")),
        ...(stack ? readYaml(path.join(root, `Pulumi.${stack}.yaml`)) : {}),
    };
    const configuration = readConfiguration(key => asText(values[`${NAMESPACE}:${key}`]), Object.keys(values));
    if (configuration.graph) {
        throw new TeamsPhoneError(
            "usage",
            "This project's tenant is a real one (teams-phone:tenant is graph), which these commands do not touch: they are for a tenant in a file (--file). `teams-phone export` lists a real one, `teams-phone doctor` looks at the way to it.",
        );
    }
    const place = { file: path.resolve(root, configuration.tenantFile) };
    return configuration.world === null ? place : { ...place, world: path.resolve(root, configuration.world) };
}

const ProjectFile = z.object({ config: z.record(z.string(), z.unknown()).nullish() });

function readYaml(file: string): Record<string, unknown> {
    if (!existsSync(file)) throw new TeamsPhoneError("usage", `There is no ${file}. Is the stack's name right?`);
    try {
        return ProjectFile.parse(parse(readFileSync(file, "utf8"), { logLevel: "error" })).config ?? {};
    } catch (error) {
        const reason = error instanceof z.ZodError ? "`config` is not a map" : (error as Error).message.trim();
        throw new TeamsPhoneError("usage", `${file} cannot be read: ${reason}.`, { cause: error });
    }
}

/** A project file gives a value as it is, or under `value`; objects reach programs as JSON. */
function asText(value: unknown): string | undefined {
    const plain = typeof value === "object" && value !== null && "value" in value ? value.value : value;
    if (plain === undefined || plain === null) return undefined;
    return typeof plain === "string" ? plain : JSON.stringify(plain);
}
