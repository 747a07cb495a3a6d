import { spawnSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../support/command";

/** What `npm pack --json` prints of a package. */
export interface Packed {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
}

/** Copies these files and folders of the repository to `folder`, which shares the repository's dependencies. */
export function copyRepository(folder: string, ...parts: readonly string[]): void {
    for (const part of parts) cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
    symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "junction");
}

export function npm(folder: string, ...args: string[]): string {
    const { status, stdout, stderr } = spawnSync("npm", args, {
        cwd: folder,
        encoding: "utf8",
        shell: process.platform === "win32",
    });
    if (status !== 0) throw new Error(`npm ${args.join(" ")}: ${stdout}${stderr}`);
    return stdout;
}

export function pack(folder: string, ...options: string[]): Packed {
    const [packed] = JSON.parse(npm(folder, "pack", "--json", ...options)) as [Packed];
    return packed;
}
