// `npm run bench [-- OPTIONS]` measures what a declaration costs on the real engine. It compares the package over HTTP with the
// loop that people write today, and on the embedded tenant with a provider written by hand. Times are wall-clock times: compare
// them only as ratios within one run. The emulator counts the requests.

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
    if (isWanted("rotation")) {
        const { rotation } = await import("./bench/rotation.mjs");
        await rotation(options);
    }
} finally {
    removeFolders();
}
