// `npm run demo` runs on an embedded tenant, `npm run demo -- --tenant graph` on an emulator of Graph over HTTP.
import { parseArgs } from "node:util";
import { onFile } from "./demo/on-file.mjs";
import { overGraph } from "./demo/over-graph.mjs";
import { cleanUp, say } from "./demo/stage.mjs";

const { values } = parseArgs({ options: { tenant: { type: "string", default: "embedded" } } });
const demos = { embedded: onFile, graph: overGraph };
const demo = demos[values.tenant];
if (!demo) throw new Error(`--tenant must be one of ${Object.keys(demos).join(", ")}`);

const started = Date.now();
try {
    await demo();
    say(`Done in ${Math.round((Date.now() - started) / 1000)} s.`);
} finally {
    cleanUp();
}
