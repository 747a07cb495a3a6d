import assert from "node:assert/strict";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import type { Change } from "../../../provider/model/change";
import { crowdedWorld, person, SEATTLE } from "../../support/worlds/world";
import { connected } from "./graph-on-emulator";

const COUNT = 12;
const RETRY_AFTER_SECONDS = 1;

/** Counts the requests that the client sent too early: during a pause that a response which it already had asked for. */
function watched() {
    const client = createDefaultHttpClient();
    const seen = { sent: 0, early: 0, waits: 0, waitsInBatches: 0 };
    let notBefore = 0;
    const http: HttpClient = {
        async sendRequest(request) {
            seen.sent += 1;
            if (performance.now() < notBefore) seen.early += 1;
            const response = await client.sendRequest(request);
            const parts = request.url.endsWith("/$batch")
                ? (JSON.parse(response.bodyAsText ?? "{}").responses ?? []).filter(
                      (part: { status: number }) => part.status === 429,
                  ).length
                : 0;
            if (response.status === 429) seen.waits += 1;
            seen.waitsInBatches += parts;
            if (response.status === 429 || parts > 0) notBefore = performance.now() + RETRY_AFTER_SECONDS * 1000;
            return response;
        },
    };
    return { http, seen };
}

describe("Microsoft Graph, when it throttles 10 % of all requests for 1 s,", () => {
    it("gets no request too early, single or batched, and each change once", async () => {
        const { http, seen } = watched();
        const { tenant, embedded, emulator, close } = await connected({}, { http }, crowdedWorld(COUNT, false));
        try {
            emulator.emulation.faults.setChaos({
                seed: 1,
                share: 0.1,
                of: [{ kind: "throttle", retryAfterSeconds: RETRY_AFTER_SECONDS, skip: 0, times: 1 }],
            });
            // One request each, because with batches it depends on timing which of them are throttled as a whole.
            for (let index = 0; index < COUNT; index++) await tenant.findNumbers([person(index).number]);
            const each = (change: (index: number) => Change) =>
                Array.from({ length: COUNT }, (_, index) => change(index));
            const about = (index: number) => ({ number: person(index).number, type: "DirectRouting" as const });
            const outcomes = [
                ...(await tenant.apply(
                    each(index => ({
                        kind: "assign",
                        account: person(index).objectId,
                        category: "Primary",
                        ...about(index),
                    })),
                )),
                ...(await tenant.apply(
                    each(index => ({
                        kind: "setLocation",
                        account: person(index).objectId,
                        locationId: SEATTLE,
                        ...about(index),
                    })),
                )),
                ...(await tenant.apply(
                    each(index => ({ kind: "release", expectedHolder: person(index).objectId, ...about(index) })),
                )),
            ];
            assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(["done"]));
            assert.equal(embedded.log().length, 3 * COUNT);
            assert.ok(seen.waits > 0 && seen.waitsInBatches > 0, JSON.stringify(seen));
            assert.equal(seen.early, 0, JSON.stringify(seen));
        } finally {
            close();
        }
    });
});
