import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { findProjectRoot } from "../config/project-root";
import { type Configuration, NAMESPACE, readConfiguration } from "../config/stack-configuration";
import { TeamsPhoneError } from "../errors";

/**
 * The configuration of the project in the current folder or above, as the engine reads it.
 * @throws TeamsPhoneError `usage` outside a project, `configuration` for an invalid configuration
 */
export function configurationOfProject(stack?: string): { root: string; configuration: Configuration } {
    const root = findProjectRoot(process.cwd());
    if (root === null) {
        throw new TeamsPhoneError(
            "usage",
            "No tenant is given: there is no Pulumi.yaml in this folder or above. Use --file, or run this in the folder of a project.",
        );
    }
    const values = {
        ...readYaml(path.join(root, "Pulumi.yaml")),
        ...(stack ? readYaml(path.join(root, `Pulumi.${stack}.yaml`)) : {}),
    };
    const configuration = readConfiguration(key => asText(values[`${NAMESPACE}:${key}`]), Object.keys(values));
    return { root, configuration };
}

const ProjectFile = z.object({ config: z.record(z.string(), z.unknown()).nullish() });

function readYaml(file: string): Record<string, unknown> {
    if (!existsSync(file)) throw new TeamsPhoneError("usage", `There is no ${file}. Check the name of the stack.`);
    try {
        return ProjectFile.parse(parse(readFileSync(file, "utf8"), { logLevel: "error" })).config ?? {};
    } catch (error) {
        const reason = error instanceof z.ZodError ? "`config` is not a map" : (error as Error).message.trim();
        throw new TeamsPhoneError("usage", `${file} cannot be read: ${reason}.`, { cause: error });
    }
}

/** A project file has the value itself, or has it under `value`. Programs get objects as JSON. */
function asText(value: unknown): string | undefined {
    const plain = typeof value === "object" && value !== null && "value" in value ? value.value : value;
    if (plain === undefined || plain === null) return undefined;
    return typeof plain === "string" ? plain : JSON.stringify(plain);
}
