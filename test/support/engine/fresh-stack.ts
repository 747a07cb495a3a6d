import { cpSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { runFolder } from "../run-folder";

/** What `pulumi stack init test` writes into a project's folder. */
const WRITTEN = ["state", "Pulumi.test.yaml"];

interface Runnable {
    readonly folder: string;
    pulumi(...args: string[]): Promise<{ readonly code: number; readonly output: string }>;
}

const made = new Map<string, Promise<string>>();

/**
 * Gives a project its stack. The engine's own command makes the process's first one for each secrets provider, and the others are copies
 * of what that command wrote.
 */
export async function layDownStack(project: Runnable, secretsProvider: string): Promise<void> {
    const source = await (made.get(secretsProvider) ?? make(project, secretsProvider));
    for (const each of WRITTEN)
        cpSync(path.join(source, each), path.join(project.folder, each), { recursive: true, force: true });
}

function make(project: Runnable, secretsProvider: string): Promise<string> {
    const folder = path.join(runFolder(), `stack-${process.pid}-${made.size}`);
    const making = initialise(project, secretsProvider, folder);
    made.set(secretsProvider, making);
    return making;
}

async function initialise(project: Runnable, secretsProvider: string, folder: string): Promise<string> {
    const { code, output } = await project.pulumi("stack", "init", "test", "--secrets-provider", secretsProvider);
    if (code !== 0) throw new Error(output);
    mkdirSync(`${folder}.unfinished`);
    for (const each of WRITTEN)
        cpSync(path.join(project.folder, each), path.join(`${folder}.unfinished`, each), { recursive: true });
    renameSync(`${folder}.unfinished`, folder);
    return folder;
}
