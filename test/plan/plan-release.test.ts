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
    it("releases what is still this account's", () => {
        const [step] = planRelease("alice", NUMBER, numberIn(heldBy("alice"), NUMBER), false).steps;
        assert.deepEqual(step?.change, {
            kind: "release",
            number: NUMBER,
            type: "DirectRouting",
            expectedHolder: "alice",
        });
    });

    it("leaves alone what is gone, free, somebody else's, or declared by another resource", () => {
        const observed = [null, numberIn(heldBy(null), NUMBER), numberIn(heldBy("bob"), NUMBER)];
        for (const number of observed) assert.deepEqual(planRelease("alice", NUMBER, number, false).steps, []);
        assert.deepEqual(planRelease("alice", NUMBER, numberIn(heldBy("alice"), NUMBER), true).steps, []);
    });

    it("says who holds a number that it leaves with somebody else", () => {
        assert.match(
            planRelease("alice", NUMBER, numberIn(heldBy("bob"), NUMBER), false).reason ?? "",
            /bob@contoso\.com/,
        );
    });
});

describe("the plan of restoring EnterpriseVoiceEnabled", () => {
    const account = { ...accountIn(heldBy(null), "alice"), enterpriseVoiceEnabled: true };

    it("restores the value found at create", () => {
        assert.deepEqual(
            planVoiceRestore(true, false, account).map(({ change }) => change),
            [{ kind: "setEnterpriseVoice", account: "alice", enabled: false }],
        );
    });

    it("leaves a value alone that was changed since, and any account that holds a number", () => {
        assert.deepEqual(planVoiceRestore(false, true, account), []);
        assert.deepEqual(planVoiceRestore(true, false, { ...accountIn(heldBy("alice"), "alice") }), []);
    });
});
