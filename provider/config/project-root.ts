import { existsSync } from "node:fs";
import path from "node:path";

/** The nearest folder at or above `from` that holds a `Pulumi.yaml`; `null` outside a project. */
export function findProjectRoot(from: string): string | null {
    for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
        if (existsSync(path.join(folder, "Pulumi.yaml"))) return folder;
        if (path.dirname(folder) === folder) return null;
    }
}
