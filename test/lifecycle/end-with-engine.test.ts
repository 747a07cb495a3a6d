import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";

const MODULE = path.join(__dirname, "../../provider/end-with-engine.ts");

/**
 * A process that never ends by itself. Like Pulumi's SDK, it reports each error on standard error.
 * @param then what it does once it is told to go on
 */
function orphanOf(address: string, then = ""): ChildProcess {
    const script = `
        const { endWithEngine } = require(${JSON.stringify(MODULE)});
        let isBusy = false;
        process.on("uncaughtException", ({ message }) => process.stderr.write(message));
        endWithEngine(${JSON.stringify(address)}, () => isBusy);
        setInterval(() => undefined, 1000);
        process.send("ready");
        process.on("message", () => { ${then} });
    `;
    return spawn(process.execPath, ["--require", "tsx/cjs", "-e", script], {
        cwd: path.join(__dirname, "../.."),
        stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
}

describe("a process that the engine has started", () => {
    let orphan: ChildProcess;
    afterEach(() => orphan.kill("SIGKILL"));

    it("ends when its standard error is closed, instead of reporting that without end", async () => {
        const engine = createServer().listen(0, "127.0.0.1");
        await once(engine, "listening");
        const address = engine.address();
        assert.ok(typeof address === "object" && address !== null);
        orphan = orphanOf(`127.0.0.1:${address.port}`, 'process.stderr.write("the engine is gone");');
        await once(orphan, "message");
        orphan.stderr?.destroy();
        orphan.send("go on");
        await once(orphan, "exit");
        engine.close();
    });

    it("ends when nothing listens at the engine's address any more, once it has finished what it is at", async () => {
        orphan = orphanOf(
            "127.0.0.1:1",
            "isBusy = true; setTimeout(() => { process.send('finished'); isBusy = false; }, 6000);",
        );
        await once(orphan, "message");
        orphan.send("begin");
        const [said] = await once(orphan, "message");
        assert.equal(said, "finished");
        await once(orphan, "exit");
    });
});
