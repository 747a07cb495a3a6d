import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { TeamsPhoneError } from "../errors";

const Selection = z.object({
    stack: z.string().optional(),
    stacks: z.record(z.string(), z.string()).optional(),
});
const Login = z.object({ current: z.string().optional() });

/** The parts of `Pulumi.yaml` that say where Pulumi keeps the selected stack. */
export interface SelectingProject {
    readonly name?: string | undefined;
    readonly backend?: { readonly url?: string | undefined } | null | undefined;
}

/**
 * The stack that the engine would use in this project: `PULUMI_STACK`, else the one that `pulumi stack select` wrote into the workspace
 * file, by backend (since 3.259) or for all backends (before). May be qualified, as in `organization/project/dev`.
 * @param root The folder of `Pulumi.yaml`, as the engine sees it.
 * @returns `null` if no stack is selected.
 * @throws TeamsPhoneError `usage` if the workspace file is not readable
 */
export function selectedStack(
    root: string,
    project: SelectingProject,
    env: NodeJS.ProcessEnv = process.env,
): string | null {
    if (env.PULUMI_STACK !== undefined) return env.PULUMI_STACK || null;
    const home = env.PULUMI_HOME || path.join(homedir(), ".pulumi");
    const digest = createHash("sha1").update(path.join(root, "Pulumi.yaml")).digest("hex");
    const file = path.join(home, "workspaces", `${project.name ?? ""}-${digest}-workspace.json`);
    if (!existsSync(file)) return null;
    const { stacks = {}, stack } = readSelection(file);
    const backend = env.PULUMI_BACKEND_URL || project.backend?.url || currentBackend(home, env);
    const [only, ...others] = Object.values(stacks);
    // Without the backend, only one candidate is certain.
    if (backend === undefined && others.length === 0) return only ?? stack ?? null;
    return (
        (backend === undefined ? undefined : (stacks[backend] ?? stacks[backend.replace(/\/$/, "")])) ?? stack ?? null
    );
}

function readSelection(file: string): z.infer<typeof Selection> {
    try {
        return Selection.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch (error) {
        const message = `${file}, where Pulumi keeps the selected stack, cannot be read. Run \`pulumi stack select\`, or name the stack with --stack.`;
        throw new TeamsPhoneError("usage", message, { cause: error });
    }
}

/** The address that `pulumi login` chose, or `undefined` where this file does not say. Nothing else of the file is used. */
function currentBackend(home: string, env: NodeJS.ProcessEnv): string | undefined {
    const file = path.join(env.PULUMI_CREDENTIALS_PATH || home, "credentials.json");
    try {
        return Login.parse(JSON.parse(readFileSync(file, "utf8"))).current || undefined;
    } catch {
        return undefined;
    }
}

/** The current folder by the name that the engine uses: it keeps symbolic links, which `process.cwd()` resolves. */
export function workingFolder(env: NodeJS.ProcessEnv = process.env): string {
    const actual = process.cwd();
    const { PWD: shown } = env;
    if (shown === undefined || !path.isAbsolute(shown) || !existsSync(shown)) return actual;
    return realpathSync(shown) === realpathSync(actual) ? shown : actual;
}
