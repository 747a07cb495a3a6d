import assert from "node:assert/strict";
import type { Assign, Release } from "../../provider/model/change";
import type { NumberRecord } from "../../provider/model/number";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { N1, N2, objectId, PORTLAND, SEATTLE, smallWorld } from "../support/worlds/world";

const ALICE = objectId(1);

describe("the embedded tenant under faults", () => {
    let tenant: EmbeddedTenant;
    const alice = { identity: "alice@contoso.com", phoneNumberType: "DirectRouting" };
    const account = async () => (await tenant.findAccounts([ALICE]))[0];
    const number = async (which: string) => (await tenant.findNumbers([which]))[0] ?? null;
    const assign: Assign = { kind: "assign", account: ALICE, number: N1, type: "DirectRouting", category: "Primary" };
    const release: Release = { kind: "release", number: N1, type: "DirectRouting", expectedHolder: ALICE };
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(smallWorld());
    });
    afterEach(() => tenant.close());

    describe("with stale reads", () => {
        it("shows an account without its new number and the number without its holder, as often as `times` says", async () => {
            tenant.service.set({ ...alice, phoneNumber: N1, locationId: SEATTLE });
            tenant.faults.add({ operation: "get", kind: "stale", times: 2 });
            const [before, free] = [await account(), await number(N1)];
            assert.deepEqual([before?.numbers, before?.enterpriseVoiceEnabled], [[], false]);
            assert.deepEqual([free?.holder, free?.locationId, free?.use], [null, null, "unassigned"]);
            const [now, held] = [await account(), await number(N1)];
            assert.deepEqual([now?.numbers.length, now?.enterpriseVoiceEnabled], [1, true]);
            assert.deepEqual([held?.holder?.objectId, held?.locationId], [ALICE, SEATTLE]);
            assert.equal(tenant.log().length, 1);
        });

        it("shows a released number in its old category on the number and the account, with all earlier writes", async () => {
            tenant.service.set({ ...alice, phoneNumber: N1 });
            tenant.service.set({ ...alice, phoneNumber: N2, assignmentCategory: "Alternate" });
            tenant.service.remove({ ...alice, phoneNumber: N2 });
            tenant.faults.add({ operation: "get", kind: "stale", times: 3 });
            assert.deepEqual(
                (await account())?.numbers.map(held => [held.number, held.category]),
                [
                    [N1, "Primary"],
                    [N2, "Alternate"],
                ],
            );
            assert.equal((await number(N2))?.holder?.category, "Alternate");
            assert.equal((await number(N1))?.holder?.category, "Primary");
            assert.equal((await number(N2))?.holder, null);
        });

        it("does not show a number that was unknown before the write", async () => {
            tenant.service.set({ ...alice, phoneNumber: "+12065550199" });
            tenant.faults.add({ operation: "get", kind: "stale" });
            assert.equal(await number("+12065550199"), null);
            assert.equal((await number("+12065550199"))?.holder?.objectId, ALICE);
        });

        it("shows the old voice flag, and lists numbers and accounts as they were", async () => {
            tenant.service.set({ identity: ALICE, enterpriseVoiceEnabled: true });
            tenant.faults.add({ operation: "get", kind: "stale" });
            for (const expected of [false, true]) {
                for await (const page of tenant.accounts()) {
                    assert.equal(page.find(({ objectId }) => objectId === ALICE)?.enterpriseVoiceEnabled, expected);
                }
            }
            tenant.service.set({ ...alice, phoneNumber: N1 });
            tenant.faults.add({ operation: "get", kind: "stale" });
            for (const expected of [null, ALICE]) {
                const numbers: NumberRecord[] = [];
                for await (const page of tenant.inventory()) numbers.push(...page);
                const found = numbers.find(each => each.number === N1);
                assert.equal(found?.holder?.objectId ?? null, expected);
            }
        });

        it("shows the current state if nothing was written, and affects only reads of the named account", async () => {
            tenant.faults.add({ operation: "get", kind: "stale" });
            assert.equal((await number(N1))?.holder, null);
            tenant.service.set({ ...alice, phoneNumber: N1 });
            tenant.faults.add({ operation: "get", kind: "stale", account: ALICE });
            assert.equal((await number(N1))?.holder?.objectId, ALICE);
            assert.deepEqual((await account())?.numbers, []);
        });
    });

    describe("with pending activations", () => {
        it("shows the number as pending for `times` reads, then as activated", async () => {
            tenant.faults.add({ operation: "set", kind: "pending-activation", number: N1, times: 2 });
            tenant.service.set({ identity: ALICE, enterpriseVoiceEnabled: true });
            tenant.service.set({ ...alice, phoneNumber: N1 });
            const states = [];
            for (let look = 0; look < 3; look++) states.push((await number(N1))?.activationState);
            assert.deepEqual(states, ["assignmentPending", "assignmentPending", "activated"]);
            assert.deepEqual(
                tenant.log().map(({ operation }) => operation),
                ["setEnterpriseVoice", "assign"],
            );
        });

        it("shows a change of location as an update, and refuses a second change until it is done", async () => {
            tenant.service.set({ ...alice, phoneNumber: N1 });
            tenant.faults.add({ operation: "set", kind: "pending-activation" });
            tenant.service.set({ ...alice, phoneNumber: N1, locationId: SEATTLE });
            assert.throws(
                () => tenant.service.set({ ...alice, phoneNumber: N1, locationId: PORTLAND }),
                /activation state is pending/,
            );
            assert.equal((await number(N1))?.activationState, "updatePending");
            assert.equal((await number(N1))?.activationState, "activated");
            tenant.service.set({ ...alice, phoneNumber: N1, locationId: PORTLAND });
        });

        it("activates the number when all faults are cleared", async () => {
            tenant.faults.add({ operation: "set", kind: "pending-activation", times: 99 });
            tenant.service.set({ ...alice, phoneNumber: N1 });
            tenant.faults.clear();
            assert.equal((await number(N1))?.activationState, "activated");
        });
    });

    describe("when it throttles", () => {
        it("retries a call after the requested pause, and writes once", async () => {
            tenant.faults.add({ operation: "set", kind: "throttle", ms: 1, times: 3 });
            tenant.faults.add({ operation: "get", kind: "throttle", ms: 1, times: 3 });
            assert.deepEqual(await tenant.apply([assign]), [{ kind: "done" }]);
            assert.equal((await number(N1))?.holder?.objectId, ALICE);
            assert.equal(tenant.log().length, 1);
            assert.equal(tenant.faults.left(), 0);
        });

        it("gives up after too many retries: it refuses the write, fails the read, and writes nothing", async () => {
            tenant.faults.add({ operation: "set", kind: "throttle", ms: 1, times: 99 });
            tenant.faults.add({ operation: "get", kind: "throttle", ms: 1, times: 99 });
            const [outcome] = await tenant.apply([assign]);
            assert.equal(outcome?.kind === "refused" && outcome.code, "TooManyRequests");
            await assert.rejects(number(N1), /Too many requests/);
            assert.deepEqual(tenant.log(), []);
        });
    });

    it("holds back a fault with `afterWrite` until the next write", async () => {
        tenant.faults.add({ operation: "get", kind: "cut-before", afterWrite: true });
        assert.equal((await number(N1))?.holder, null);
        tenant.service.set({ ...alice, phoneNumber: N1 });
        await assert.rejects(number(N1), /connection was lost/);
    });

    describe("with delays", () => {
        it("delays a call before the service acts, or before its answer arrives", async () => {
            tenant.faults.add({ operation: "set", kind: "delay-before", ms: 30 });
            const held = tenant.apply([assign]);
            assert.deepEqual(tenant.log(), []);
            await held;
            assert.equal(tenant.log().length, 1);
            tenant.faults.add({ operation: "remove", kind: "delay-after", ms: 30 });
            const late = tenant.apply([release]);
            await new Promise(resolve => setImmediate(resolve));
            assert.equal(tenant.log().length, 2);
            assert.equal((await late)[0]?.kind, "done");
        });
    });
});
