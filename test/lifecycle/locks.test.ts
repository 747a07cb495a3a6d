import assert from "node:assert/strict";
import fc from "fast-check";
import { Semaphore } from "../../provider/concurrency/semaphore";
import { NeedsKeys, ResourceLocks } from "../../provider/lifecycle/run/resource-locks";

const keys = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 });
const turn = () => new Promise(resolve => setImmediate(resolve));

describe("the locks of a run", () => {
    const locks = new ResourceLocks();

    it("keep tasks that share a key apart, and let every task end, also one that fails", async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(fc.tuple(keys, fc.nat(3), fc.boolean()), { maxLength: 12 }), async tasks => {
                const busy = new Set<string>();
                const ends = tasks.map(([wanted, turns, fails]) =>
                    locks
                        .holding(wanted, async () => {
                            for (const key of wanted) {
                                assert.ok(!busy.has(key), `${key} is taken`);
                                busy.add(key);
                            }
                            for (let left = turns; left > 0; left--) await turn();
                            for (const key of wanted) busy.delete(key);
                            if (fails) throw new Error("on purpose");
                            return "done";
                        })
                        .catch((error: Error) => error.message),
                );
                for (const [index, end] of (await Promise.all(ends)).entries())
                    assert.equal(end, tasks[index]?.[2] ? "on purpose" : "done");
            }),
        );
    });

    it("let tasks that share no key run side by side", async () => {
        const order: string[] = [];
        let finish = () => {};
        const first = locks.holding(["a"], async () => {
            await new Promise<void>(resolve => (finish = resolve));
            order.push("first");
        });
        await locks.holding(["b"], async () => void order.push("second"));
        finish();
        await first;
        assert.deepEqual(order, ["second", "first"]);
    });

    it("are taken again with every further key that a look under them finds to be needed", async () => {
        const tries: (readonly string[])[] = [];
        const result = await locks.holdingEnough<{ done: boolean }>(["a"], async held => {
            tries.push(held);
            return held.includes("c") ? { done: true } : new NeedsKeys([held.includes("b") ? "c" : "b"]);
        });
        assert.deepEqual(result, { done: true });
        assert.deepEqual(tries, [["a"], ["a", "b"], ["a", "b", "c"]]);
    });
});

describe("a semaphore", () => {
    it("runs at most as many tasks as it has slots, in the order in which they came, even when tasks fail", async () => {
        const semaphore = new Semaphore(2);
        const begun: number[] = [];
        let most = 0;
        let running = 0;
        const tasks = Array.from({ length: 7 }, (_, index) =>
            semaphore
                .run(async () => {
                    begun.push(index);
                    most = Math.max(most, ++running);
                    await turn();
                    running -= 1;
                    if (index % 2 === 0) throw new Error("on purpose");
                })
                .catch(() => undefined),
        );
        await Promise.all(tasks);
        assert.equal(most, 2);
        assert.deepEqual(begun, [0, 1, 2, 3, 4, 5, 6]);
    });
});
