import path from "node:path";
import { fromNpm } from "./from-npm";

const VERSION = "22.23.3";

/**
 * The folder of the oldest major version of Node that the package supports. It is no dependency of the project, because npm would
 * link its `node` over the pinned one.
 */
export async function folderOfNode22(): Promise<string> {
    return path.join(await fromNpm("node", VERSION), "node/bin");
}
