import { cpSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { runFolder } from "./run-folder";

/** What `pulumi stack init test` writes into a project's folder. */
const WRITTEN = ["state", "Pulumi.test.yaml"];

interface Runnable {
    readonly folder: string;
    pulumi(...args: string[]): Promise<{ readonly code: number; readonly output: string }>;
}

let made: Promise<string> | null = null;

/** Gives a project its stack: the process's first one with the engine's own command, the others as copies of what that wrote. */
export async function layDownStack(project: Runnable): Promise<void> {
    made ??= make(project);
    const source = await made;
    for (const each of WRITTEN)
        cpSync(path.join(source, each), path.join(project.folder, each), { recursive: true, force: true });
}

async function make(project: Runnable): Promise<string> {
    const { code, output } = await project.pulumi("stack", "init", "test");
    if (code !== 0) throw new Error(output);
    const folder = path.join(runFolder(), `stack-${process.pid}`);
    mkdirSync(`${folder}.unfinished`);
    for (const each of WRITTEN)
        cpSync(path.join(project.folder, each), path.join(`${folder}.unfinished`, each), { recursive: true });
    renameSync(`${folder}.unfinished`, folder);
    return folder;
}
