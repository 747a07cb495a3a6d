import path from "node:path";
import { fromNpm } from "./from-npm";

/** As in `engines` of package.json. */
const LOWEST = "22.13.0";

/**
 * The folder of the lowest version of Node that the package supports. It is not a dependency of the project, because npm would
 * link its `node` over the pinned one.
 * @throws Error if npm cannot install it
 */
export function folderOfNode22(): string {
    return path.join(fromNpm("node", LOWEST), "node/bin");
}

let known: string | null = null;

/** The executable of the lowest version of Node that the package supports, or of this process where npm cannot install that one. */
export function lowestNode(): string {
    if (known === null) {
        try {
            known = path.join(folderOfNode22(), process.platform === "win32" ? "node.exe" : "node");
        } catch {
            known = process.execPath;
        }
    }
    return known;
}
