import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { BatchScheduler } from "../../../provider/tenant/graph/transport/batch-scheduler";

const CROWD = 20;
const LATER = 40;
const GAP_MS = 20;

describe("whoever asks Microsoft Graph, where others ask, too,", () => {
    const scheduler = () =>
        new BatchScheduler({ batchWindowMs: 2, burstWindowMs: GAP_MS / 2, maxBatchWaitMs: 400 }, () => false, CROWD);

    it("leaves at once when alone", async () => {
        const leaving = scheduler();
        const groups = new Set<number>();
        for (let index = 0; index < 3; index++) {
            await new Promise<void>(resolve => {
                leaving.arrive();
                leaving.join(group => {
                    groups.add(group);
                    resolve();
                });
            });
        }
        assert.equal(groups.size, 3);
    });

    it("waits for the next of a crowd that comes slowly, as it does behind an engine that saves its state each time", async () => {
        const leaving = scheduler();
        const groups: number[] = [];
        const come = () => {
            leaving.arrive();
            return new Promise<void>(resolve => {
                leaving.join(group => {
                    groups.push(group);
                    resolve();
                });
            });
        };
        const all: Promise<void>[] = [];
        for (let index = 0; index < CROWD + LATER; index++) {
            all.push(come());
            await pause(GAP_MS);
        }
        await Promise.all(all);
        assert.equal(groups.length, CROWD + LATER);
        const ofLater = new Set(groups.slice(CROWD));
        assert.ok(ofLater.size <= LATER / 2, `${LATER} left in ${ofLater.size} groups`);
    });
});
