import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** An emulator in a separate process, so that neither the engine nor the loop delays its answers. */
export class Served {
    /** @param free How many of the numbers are free. */
    static async start({ rows, free, latencyMs }) {
        const served = new Served();
        served.child = fork(path.join(import.meta.dirname, "emulator.mjs"), [rows, free, latencyMs].map(String));
        const [{ url }] = await once(served.child, "message");
        served.url = url;
        return served;
    }

    /** The requests since the last call: HTTP requests, how many of them were pages of lists, and requests inside batches. */
    async take() {
        const told = once(this.child, "message");
        this.child.send("take");
        const [{ tally }] = await told;
        return tally;
    }

    close() {
        this.child.disconnect();
    }
}
