// `npm run bench [-- OPTIONS]`: what a declaration costs on the real engine, over HTTP beside the loop that people write today, and
// on the embedded tenant beside a provider written by hand. Times are wall clock and mean something only as ratios within one run;
// requests are counted by the emulator.

import { readOptions } from "./bench/options.mjs";
import { removeFolders } from "./bench/project.mjs";

const options = readOptions();
try {
    const isWanted = part => options.over === "all" || options.over === part;
    if (isWanted("http")) {
        const { overHttp } = await import("./bench/over-http.mjs");
        await overHttp(options);
    }
    if (isWanted("embedded")) {
        const { onEmbedded } = await import("./bench/embedded.mjs");
        await onEmbedded(options);
    }
    if (isWanted("cpu")) {
        const { cpuPerResource } = await import("./bench/cpu.mjs");
        await cpuPerResource(options);
    }
} finally {
    removeFolders();
}
