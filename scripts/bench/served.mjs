import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** An emulator in a process of its own, so that neither the engine nor the loop keeps it from answering in time. */
export class Served {
    /** @param free How many of the numbers nobody holds. */
    static async start({ rows, free, latencyMs }) {
        const served = new Served();
        served.child = fork(path.join(import.meta.dirname, "emulator.mjs"), [rows, free, latencyMs].map(String));
        const [{ url }] = await once(served.child, "message");
        served.url = url;
        return served;
    }

    /** What was asked since the last time: HTTP requests, those of them that are pages of lists, and requests inside batches. */
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
