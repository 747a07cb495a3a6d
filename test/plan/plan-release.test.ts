import assert from "node:assert/strict";
import { planRelease } from "../../provider/plan/plan-release";
import { planVoiceRestore } from "../../provider/plan/plan-voice";
import { accountIn, type Model, numberIn } from "./model";

const NUMBER = "+12065550001";
const heldBy = (holder: string | null): Model => ({
    accounts: new Map([["alice", { voice: holder === "alice" }]]),
    numbers: new Map([[NUMBER, { holder, locationId: null }]]),
});

describe("the plan of a release", () => {
    it("releases a number that the account still holds", () => {
        const [step] = planRelease("alice", NUMBER, numberIn(heldBy("alice"), NUMBER), false).steps;
        assert.deepEqual(step?.change, {
            kind: "release",
            number: NUMBER,
            type: "DirectRouting",
            expectedHolder: "alice",
        });
    });

    it("is empty for a number that is gone, free, held by another account, or declared by another resource", () => {
        const observed = [null, numberIn(heldBy(null), NUMBER), numberIn(heldBy("bob"), NUMBER)];
        for (const number of observed) assert.deepEqual(planRelease("alice", NUMBER, number, false).steps, []);
        assert.deepEqual(planRelease("alice", NUMBER, numberIn(heldBy("alice"), NUMBER), true).steps, []);
    });

    it("leaves it to the write if the tenant shows a status that this release does not know", () => {
        const free = numberIn(heldBy(null), NUMBER);
        assert.ok(free);
        assert.equal(planRelease("alice", NUMBER, { ...free, use: "unknown" }, false).steps.length, 1);
    });

    it("names the account that now holds the number", () => {
        assert.match(
            planRelease("alice", NUMBER, numberIn(heldBy("bob"), NUMBER), false).reason ?? "",
            /bob@contoso\.com/,
        );
    });
});

describe("the plan of restoring EnterpriseVoiceEnabled", () => {
    const account = { ...accountIn(heldBy(null), "alice"), enterpriseVoiceEnabled: true };

    it("restores the value that create found", () => {
        assert.deepEqual(
            planVoiceRestore(true, false, account).map(({ change }) => change),
            [{ kind: "setEnterpriseVoice", account: "alice", enabled: false }],
        );
    });

    it("is empty if the value was changed since, or the account holds a number", () => {
        assert.deepEqual(planVoiceRestore(false, true, account), []);
        assert.deepEqual(planVoiceRestore(true, false, { ...accountIn(heldBy("alice"), "alice") }), []);
    });
});
