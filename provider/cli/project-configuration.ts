import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { findProjectRoot } from "../config/project-root";
import { type Configuration, NAMESPACE, readConfiguration } from "../config/stack-configuration";
import { TeamsPhoneError } from "../errors";
import { plainText } from "../messages/text";
import { selectedStack, workingFolder } from "./selected-stack";

export interface ProjectConfiguration {
    /** The folder of `Pulumi.yaml`. */
    readonly root: string;
    readonly configuration: Configuration;
}

/**
 * The configuration of the project in the current folder or above, as the engine reads it. Says on standard error which stack it is of.
 * @param stack Default: the stack that is selected in Pulumi; if none is, only `Pulumi.yaml` counts.
 * @throws TeamsPhoneError `usage` outside a project, `configuration` for an invalid configuration
 */
export function configurationOfProject(stack?: string): ProjectConfiguration {
    const root = findProjectRoot(workingFolder());
    if (root === null) {
        throw new TeamsPhoneError(
            "usage",
            "No tenant is given: there is no Pulumi.yaml in this folder or above. Use --file, or run this in the folder of a project.",
        );
    }
    const project = readYaml(path.join(root, "Pulumi.yaml"));
    const values = { ...configOf(project), ...configOfStack(root, project, stack) };
    const configuration = readConfiguration(key => asText(values[`${NAMESPACE}:${key}`]), Object.keys(values));
    return { root, configuration };
}

type Values = Record<string, unknown>;

function configOfStack(root: string, project: File, given: string | undefined): Values {
    const stack = given ?? selectedStack(root, project);
    if (stack === null) {
        process.stderr.write("teams-phone: no stack is selected, so only Pulumi.yaml counts\n");
        return {};
    }
    const name = stack.slice(stack.lastIndexOf("/") + 1);
    // Before `stackConfigDir`, the folder was the value of `config`.
    const folder = project.stackConfigDir ?? (typeof project.config === "string" ? project.config : "");
    const file = path.join(root, folder, `Pulumi.${name}.yaml`);
    const isThere = existsSync(file);
    if (!isThere && given !== undefined)
        throw new TeamsPhoneError("usage", `There is no ${plainText(file)}. Check the name of the stack.`);
    process.stderr.write(
        `teams-phone: stack ${plainText(name)}${isThere ? "" : ` (which has no ${plainText(path.relative(root, file))})`}\n`,
    );
    if (!isThere) return {};
    const read = readYaml(file);
    if (read.environment)
        process.stderr.write(
            `teams-phone: note: ${path.relative(root, file)} imports environments, whose values only the engine reads\n`,
        );
    const values = configOf(read);
    refuseSecrets(values, file);
    return values;
}

const File = z.object({
    name: z.string().optional(),
    backend: z.object({ url: z.string().optional() }).nullish(),
    stackConfigDir: z.string().optional(),
    config: z.union([z.record(z.string(), z.unknown()), z.string()]).nullish(),
    environment: z.unknown().optional(),
});
type File = z.infer<typeof File>;

function readYaml(file: string): File {
    try {
        return File.parse(parse(readFileSync(file, "utf8"), { logLevel: "error" }) ?? {});
    } catch (error) {
        const reason =
            error instanceof z.ZodError
                ? `\`${error.issues[0]?.path.join(".") || "it"}\` has the wrong type`
                : (error as Error).message.trim();
        throw new TeamsPhoneError("usage", `${file} cannot be read: ${reason}.`, { cause: error });
    }
}

function configOf({ config }: File): Values {
    return typeof config === "object" && config !== null ? config : {};
}

/** Only the engine can decrypt them, and no key of this namespace needs to be one. */
function refuseSecrets(values: Values, file: string): void {
    const secrets = Object.keys(values).filter(key => key.startsWith(`${NAMESPACE}:`) && hasSecret(values[key]));
    if (secrets.length === 0) return;
    const isOne = secrets.length === 1;
    throw new TeamsPhoneError(
        "configuration",
        `${secrets.join(", ")} in ${file} ${isOne ? "is a secret" : "are secrets"}, which this command cannot decrypt. No key of ${NAMESPACE} holds a credential: set ${isOne ? "it" : "them"} again without --secret, as in \`pulumi config set ${secrets[0]} <value>\`.`,
    );
}

function hasSecret(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    return ("secure" in value && typeof value.secure === "string") || Object.values(value).some(hasSecret);
}

/** A project file has the value itself, or has it under `value`. Programs get objects as JSON. */
function asText(value: unknown): string | undefined {
    const plain = typeof value === "object" && value !== null && "value" in value ? value.value : value;
    if (plain === undefined || plain === null) return undefined;
    return typeof plain === "string" ? plain : JSON.stringify(plain);
}
