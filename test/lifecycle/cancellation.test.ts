import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { listenForCancel } from "../../provider/cancellation";
import type { GraphClient } from "../../provider/tenant/graph/transport/graph-client";
import { TUNING } from "../../provider/tenant/graph/tuning";
import { awaitOperation } from "../../provider/tenant/graph/writes/await-operation";

describe("the first Ctrl-C", () => {
    it("reaches the provider's process as the engine's request to cancel, where Node shows such requests", async function () {
        const [major = 0] = process.versions.node.split(".").map(Number);
        if (major < 24) return this.skip();
        let cancels = 0;
        listenForCancel(() => {
            cancels += 1;
        });
        const server = createServer().on("stream", stream => {
            stream.respond();
            stream.end();
        });
        await once(server.listen(0, "127.0.0.1"), "listening");
        const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        for (const verb of ["Create", "Cancel"]) {
            const request = client.request({ ":path": `/pulumirpc.ResourceProvider/${verb}` });
            request.resume();
            await once(request, "end");
        }
        assert.equal(cancels, 1);
        client.close();
        server.close();
    });

    it("ends the wait for an operation that never ends, and the tenant then shows how far it came", async () => {
        for (const [isWritten, kind] of [
            [true, "done"],
            [false, "unknown"],
        ] as const) {
            const interrupt = new AbortController();
            const client = {
                getIfExists: async () => {
                    setImmediate(() => interrupt.abort());
                    return { kind: "response", status: 200, headers: {}, body: { status: "running" }, requestId: null };
                },
            } as unknown as GraphClient;
            const outcome = await awaitOperation("stuck", async () => isWritten, {
                client,
                tuning: TUNING,
                readsFirst: false,
                needsProof: false,
                interrupted: interrupt.signal,
            });
            assert.equal(outcome.kind, kind);
            if (outcome.kind === "unknown") assert.match(outcome.message, /interrupted/);
        }
    });
});
