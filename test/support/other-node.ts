import path from "node:path";
import { fromNpm } from "./from-npm";

/** As in `engines` of package.json. */
const LOWEST = "22.13.0";

/**
 * The folder of the lowest version of Node that the package supports. It is not a dependency of the project, because npm would
 * link its `node` over the pinned one.
 */
export async function folderOfNode22(): Promise<string> {
    return path.join(await fromNpm("node", LOWEST), "node/bin");
}
