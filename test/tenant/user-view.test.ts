import assert from "node:assert/strict";
import fc from "fast-check";
import { reconcile } from "../../provider/tenant/user-view";

const held = (...numbers: string[]) =>
    numbers.map(number => ({ number, type: "DirectRouting", category: "Primary" }) as const);
const view = (enterpriseVoiceEnabled: boolean, ...numbers: string[]) => ({ enterpriseVoiceEnabled, numbers });

describe("an account's own view, beside the rows of its numbers,", () => {
    it("decides on the flag if it shows the same numbers", () => {
        for (const flag of [true, false])
            assert.deepEqual(reconcile(view(flag, "+1", "+2"), held("+2", "+1")), { enterpriseVoiceEnabled: flag });
    });

    it("is late if it lacks a number, whose assignment turned the flag on", () => {
        assert.deepEqual(reconcile(view(false), held("+1")), {
            enterpriseVoiceEnabled: true,
            lateView: { lacks: ["+1"], stillShows: [] },
        });
    });

    it("is late if it shows a number that was released, which turned the flag off if it was the last", () => {
        assert.equal(reconcile(view(true, "+1"), held()).enterpriseVoiceEnabled, false);
        assert.equal(reconcile(view(true, "+1", "+2"), held("+2")).enterpriseVoiceEnabled, true);
    });

    it("is not late because of a number that has no row at all", () => {
        assert.deepEqual(reconcile(view(true, "+1"), held(), ["+1"]), { enterpriseVoiceEnabled: true });
    });

    it("names every number that differs, once", () => {
        const some = fc.uniqueArray(fc.constantFrom("+1", "+2", "+3", "+4"));
        fc.assert(
            fc.property(some, some, fc.boolean(), (shown, rows, flag) => {
                const { lateView = { lacks: [], stillShows: [] } } = reconcile(view(flag, ...shown), held(...rows));
                assert.deepEqual([...lateView.lacks].sort(), rows.filter(number => !shown.includes(number)).sort());
                assert.deepEqual(
                    [...lateView.stillShows].sort(),
                    shown.filter(number => !rows.includes(number)).sort(),
                );
            }),
        );
    });
});
