import assert from "node:assert/strict";
import type { Change } from "../../../provider/model/change";
import { N1, N2, N3, objectId, smallWorld } from "../../support/worlds/world";
import { applied, assign, release } from "../changes";
import { type Connected, connected } from "./graph-on-emulator";

const [ALICE, BOB, CAROL] = [objectId(1), objectId(2), objectId(3)];

describe("the circuit breaker for releases in Microsoft Graph", () => {
    let on: Connected;
    beforeEach(async () => {
        on = await connected({}, {}, smallWorld());
    });
    afterEach(() => on.close());
    const apply = (change: Change) => applied(on.tenant, change);
    const byHand = (identity: string, phoneNumber: string) =>
        on.embedded.service.set({ identity, phoneNumber, phoneNumberType: "DirectRouting" });
    const fail = (times: number) => on.emulator.emulation.faults.add({ kind: "refuse", on: "assign", times });
    const holderOf = async (number: string) => (await on.embedded.findNumbers([number]))[0]?.holder?.objectId ?? null;

    it("refuses a release after three failed assignments in a row, says why, and writes nothing", async () => {
        byHand("alice@contoso.com", N1);
        fail(3);
        for (let times = 0; times < 3; times++) assert.equal((await apply(assign(BOB, N2))).kind, "refused");
        const outcome = await apply(release(N1, ALICE));
        assert.equal(outcome.kind === "refused" && outcome.code, "Halted");
        assert.match(
            JSON.stringify(outcome),
            /the last 3 assignments failed.*\(latest failure: BadRequest: Service is unavailable/,
        );
        assert.equal(await holderOf(N1), ALICE);
        assert.deepEqual(
            Object.keys(on.emulator.emulation.requests.summary().counts).filter(key => /^unassign/.test(key)),
            [],
        );
    });

    it("allows releases after two failures, and again once an assignment has succeeded", async () => {
        await apply(assign(ALICE, N1));
        fail(2);
        for (let times = 0; times < 2; times++) await apply(assign(BOB, N2));
        assert.equal((await apply(release(N1, ALICE))).kind, "done");
        fail(1);
        await apply(assign(BOB, N2));
        assert.equal((await apply(assign(CAROL, N3))).kind, "done");
        assert.equal((await apply(release(N3, CAROL))).kind, "done");
    });

    it("lets the same run take back a number that it assigned, so that the former holder can have it again", async () => {
        await apply(assign(ALICE, N1));
        await apply(release(N1, ALICE));
        await apply(assign(BOB, N1));
        fail(3);
        for (let times = 0; times < 3; times++) await apply(assign(CAROL, N2));
        assert.equal((await apply(release(N1, BOB))).kind, "done");
        assert.equal((await apply(assign(ALICE, N1))).kind, "done");
        assert.equal(await holderOf(N1), ALICE);
    });

    it("does not count a number that returns to its former holder as a success", async () => {
        byHand("alice@contoso.com", N1);
        byHand("carol@contoso.com", N3);
        fail(2);
        await apply(assign(BOB, N2));
        await apply(release(N1, ALICE));
        await apply(assign(BOB, N1));
        assert.equal((await apply(assign(ALICE, N1))).kind, "done");
        fail(1);
        await apply(assign(BOB, N2));
        const outcome = await apply(release(N3, CAROL));
        assert.equal(outcome.kind === "refused" && outcome.code, "Halted");
        assert.equal(await holderOf(N3), CAROL);
    });
});
