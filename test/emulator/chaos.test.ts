import assert from "node:assert/strict";
import fc from "fast-check";
import { CALL_KINDS } from "../../provider/emulator/call-kind";
import { Chaos } from "../../provider/emulator/faults/chaos";
import { N1, N2, objectId, smallWorld } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "./server";

const call = fc
    .record({ kind: fc.constantFrom(...CALL_KINDS), inBatch: fc.boolean(), text: fc.string({ maxLength: 3 }) })
    .map(each => ({ ...each, named: { number: N1, account: objectId(1) } }));
const calls = fc.array(call, { maxLength: 60 });

describe("chaos", () => {
    it("draws the same faults for the same calls in any order, with the same seed", () => {
        fc.assert(
            fc.property(calls, fc.nat(1000), fc.func(fc.nat()), (all, seed, rank) => {
                const drawn = (order: typeof all) => {
                    const chaos = new Chaos({ seed, share: 0.5 });
                    const found = order.map(each => `${JSON.stringify(each)} ${JSON.stringify(chaos.draw(each))}`);
                    return [found.sort(), chaos.injected];
                };
                // Chaos tells calls with the same content apart by their order, so the permutation keeps it.
                const contentOf = (each: (typeof all)[number]) => `${each.kind} ${each.text}`;
                const ranks = new Map(all.map(each => [contentOf(each), rank(contentOf(each))]));
                const other = all.toSorted((a, b) => (ranks.get(contentOf(a)) ?? 0) - (ranks.get(contentOf(b)) ?? 0));
                assert.deepEqual(drawn(other), drawn(all));
            }),
        );
    });

    it("draws faults for the given share of calls, and others with another seed", () => {
        const drawn = (seed: number) => {
            const chaos = new Chaos({ seed, share: 0.2 });
            const named = { number: N1, account: objectId(1) };
            return Array.from({ length: 5000 }, (_, index) =>
                chaos.draw({ kind: "assign", inBatch: false, text: String(index), named }),
            );
        };
        const one = drawn(1);
        const count = one.filter(each => each !== null).length;
        assert.ok(count > 900 && count < 1100, `${count} of 5000 at 20 %`);
        assert.notDeepEqual(drawn(2), one);
    });

    it("draws a fault for every call but logins at a share of 1, and for none at 0", () => {
        fc.assert(
            fc.property(call, each => {
                const meets = (share: number) => new Chaos({ seed: 1, share }).draw(each) !== null;
                assert.equal(meets(0), false);
                assert.equal(meets(1), !["token", "other"].includes(each.kind));
            }),
        );
    });

    it("forgets a call after 50,000 others, so that its memory has a limit", () => {
        const draw = (chaos: Chaos, text: string) =>
            chaos.draw({ kind: "assign", inBatch: false, text, named: { number: N1, account: objectId(1) } });
        const twice = (chaos: Chaos, others: number) => {
            const first = draw(chaos, "call");
            for (let index = 0; index < others; index++) draw(chaos, String(index));
            return [first, draw(chaos, "call")];
        };
        const [first, second] = twice(new Chaos({ seed: 1, share: 1 }), 10);
        assert.notDeepEqual(first, second);
        assert.deepEqual(twice(new Chaos({ seed: 1, share: 1 }), 50_000), [first, first]);
    });

    describe("on a running emulator", () => {
        let at: Started;
        beforeEach(async () => {
            at = await start(smallWorld());
        });
        afterEach(() => at.stop());

        it("can be started, inspected and ended at run time", async () => {
            const put = (body: unknown) =>
                at.call("/_emulator/chaos", {
                    method: "PUT",
                    body: JSON.stringify(body),
                    headers: { "content-type": "application/json" },
                });
            assert.equal((await put({ share: 2 })).status, 400);
            const set = await put({ share: 1, seed: 3 });
            assert.deepEqual([set.status, set.entity.chaos], [200, { seed: 3, share: 1, injected: {} }]);
            for (let index = 0; index < 20; index++) await at.get(`${ASSIGNMENTS}?$top=${index + 1}`).catch(() => null);
            const { chaos } = at.emulation.faults.list();
            assert.equal(
                Object.values(chaos?.injected ?? {}).reduce((sum, count) => sum + count, 0),
                20,
            );
            const page = await fetch(`${at.url}/?view=faults`);
            assert.match(await page.text(), /chaos.*100 % of all calls.*seed 3/s);
            await at.call("/_emulator/faults", { method: "DELETE" });
            assert.equal(at.emulation.faults.list().chaos, null);
            assert.equal((await at.get(`${ASSIGNMENTS}?$top=1`)).status, 200);
        });
    });
});

describe("a batch under faults", () => {
    let at: Started;
    beforeEach(async () => {
        at = await start(smallWorld());
    });
    afterEach(() => at.stop());
    const part = (id: string, telephoneNumber: string, who: number) => ({
        id,
        method: "POST",
        url: `${ASSIGNMENTS}/assignNumber`,
        headers: { "content-type": "application/json" },
        body: { telephoneNumber, assignmentTargetId: objectId(who), numberType: "directRouting" },
    });
    const send = () => at.post("/$batch", { requests: [part("a", N1, 1), part("b", N2, 2)] });
    const held = async () => (await at.tenant.findNumbers([N1, N2])).map(each => each?.holder?.objectId ?? null);

    it("can lose the response of one part, which is still carried out", async () => {
        at.emulation.faults.add({ kind: "lost-part", on: "assign", number: N1 });
        assert.deepEqual([...(await send()).parts.keys()], ["b"]);
        assert.deepEqual(await held(), [objectId(1), objectId(2)]);
    });

    it("can lose its connection when half of it is carried out", async () => {
        at.emulation.faults.add({ kind: "cut-amid", on: "batch" });
        await assert.rejects(send());
        assert.deepEqual(await held(), [objectId(1), null]);
    });

    it("loses all responses if one part is cut off, but carries out the other parts", async () => {
        at.emulation.faults.add({ kind: "cut-before", on: "assign", number: N1 });
        await assert.rejects(send());
        assert.deepEqual(await held(), [null, objectId(2)]);
        assert.deepEqual(at.emulation.faults.list().faults, []);
    });
});
