import assert from "node:assert/strict";
import type { EmulatorOptions } from "../../../provider/emulator/emulator-options";
import type { FaultInput } from "../../../provider/emulator/faults/request-fault";
import type { Change } from "../../../provider/model/change";
import type { GraphOptions } from "../../../provider/tenant/graph";
import { N1, N2, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";
import { applied, assign, release } from "../changes";
import { type Connected, connected } from "./graph-on-emulator";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("Microsoft Graph", () => {
    let on: Connected;
    const open = async (options: EmulatorOptions = {}, client: GraphOptions = {}, world: unknown = smallWorld()) => {
        on = await connected(options, client, world);
    };
    afterEach(() => on.close());

    const apply = (change: Change) => applied(on.tenant, change);
    const fault = (request: FaultInput) => on.emulator.emulation.faults.add(request);
    const requests = () => on.emulator.emulation.requests.summary();
    const counted = (key: string) => (requests().counts as Record<string, number>)[key] ?? 0;
    const written = () => on.embedded.log().map(({ operation }) => operation);
    const holderOf = async (number: string) => (await on.embedded.findNumbers([number]))[0]?.holder?.objectId ?? null;

    describe("when it throttles", () => {
        for (const kind of ["throttle", "unavailable"] as const) {
            it(`gets no request early, whether a read, a write or a part of a batch was throttled (${kind})`, async () => {
                await open();
                fault({ kind, on: ["number", "list"], retryAfterSeconds: 1 });
                fault({ kind, on: ["assign"], retryAfterSeconds: 1 });
                const numbers = await on.tenant.findNumbers([N1, N2]);
                assert.deepEqual(
                    numbers.map(each => each?.number),
                    [N1, N2],
                );
                const outcomes = await on.tenant.apply([assign(ALICE, N1), assign(BOB, N2)]);
                assert.deepEqual(outcomes, [{ kind: "done" }, { kind: "done" }]);
                assert.equal(requests().tooEarly, 0);
                assert.equal(written().length, 2);
            });
        }

        it("gets no request early after a whole batch was throttled", async () => {
            await open();
            fault({ kind: "throttle", on: ["batch"], retryAfterSeconds: 1 });
            const outcomes = await on.tenant.apply([assign(ALICE, N1), assign(BOB, N2)]);
            assert.deepEqual(outcomes, [{ kind: "done" }, { kind: "done" }]);
            assert.equal(requests().tooEarly, 0);
        });

        it("gets no request of any kind during the pause", async () => {
            await open();
            fault({ kind: "throttle", retryAfterSeconds: 1 });
            await Promise.all([
                on.tenant.findNumbers([N1]),
                on.tenant.findAccounts([ALICE, "bob@contoso.com"]),
                apply(assign(ALICE, N1)),
            ]);
            // Requests that were in flight when the response came are not early.
            const { recent } = on.emulator.emulation.requests;
            const early = recent.call(on.emulator.emulation.requests, 100).filter(({ tooEarly }) => tooEarly);
            assert.deepEqual(
                early.filter(({ tooEarly }) => tooEarly && tooEarly.sinceAnswerMs > 100),
                [],
            );
        });

        it("is asked for the holder again before a throttled release is repeated", async () => {
            await open();
            await apply(assign(ALICE, N1));
            fault({ kind: "throttle", on: ["unassign"], retryAfterSeconds: 1 });
            const outcome = apply(release(N1, ALICE));
            const isThrottled = () => counted("unassign 429") > 0;
            while (!isThrottled()) await new Promise(resolve => setTimeout(resolve, 5));
            on.embedded.service.remove({ identity: ALICE, phoneNumber: N1, phoneNumberType: "DirectRouting" });
            on.embedded.service.set({ identity: BOB, phoneNumber: N1, phoneNumberType: "DirectRouting" });
            assert.equal((await outcome).kind === "refused" && counted("unassign 202"), 0);
            assert.equal(await holderOf(N1), BOB);
        });

        it("gets no write if it asks for a longer pause than the run waits", async () => {
            await open({}, { tuning: { maxRetryAfterMs: 1_000 } });
            fault({ kind: "throttle", on: ["assign"], retryAfterSeconds: 3600 });
            const outcome = await apply(assign(ALICE, N1));
            assert.match(
                outcome.kind === "refused" ? outcome.message : "",
                /asks for a 3600 s pause, longer than the 1 s that this run waits/,
            );
            assert.deepEqual(written(), []);
        });
    });

    describe("when a response is lost", () => {
        it("gets the write only once, and its outcome is unknown if the tenant does not show it", async () => {
            await open();
            fault({ kind: "cut-before", on: ["assign"] });
            assert.equal((await apply(assign(ALICE, N1))).kind, "unknown");
            assert.deepEqual(written(), []);
        });

        it("gets the write only once, and its outcome is done if the tenant shows it", async () => {
            await open();
            fault({ kind: "cut-after", on: ["assign"] });
            assert.equal((await apply(assign(ALICE, N1))).kind, "done");
            assert.equal(await holderOf(N1), ALICE);
            assert.deepEqual(written(), ["assign"]);
        });

        it("leaves the outcome of each write in a batch unknown", async () => {
            await open();
            fault({ kind: "cut-before", on: ["batch"] });
            const outcomes = await on.tenant.apply([assign(ALICE, N1), assign(BOB, N2)]);
            assert.deepEqual(
                outcomes.map(({ kind }) => kind),
                ["unknown", "unknown"],
            );
            assert.deepEqual(written(), []);
        });

        it("gets the read again, and in the end there is an error, never a missing number", async () => {
            await open();
            fault({ kind: "cut-before", on: ["list"], times: 2 });
            assert.equal((await on.tenant.findNumbers([N1]))[0]?.number, N1);
            fault({ kind: "cut-before", on: ["list"], times: 20 });
            await assert.rejects(on.tenant.findNumbers([N1]), { code: "graph-unreachable" });
        });
    });

    describe("when it answers with an operation", () => {
        it("refuses the change in its own words if the operation fails", async () => {
            await open();
            fault({ kind: "failed-operation", message: "Telephone Number '()' is not found from tenant '()'" });
            const outcome = await apply(assign(ALICE, N1));
            assert.match(outcome.kind === "refused" ? outcome.message : "", /is not found from tenant/);
            assert.deepEqual(written(), []);
        });

        it("is read to find the outcome if the operation never ends", async () => {
            await open({}, { tuning: { operationTimeoutMs: 30 } });
            fault({ kind: "stuck-operation" });
            assert.deepEqual(await apply(assign(ALICE, N1)), { kind: "done" });
        });
    });

    describe("when many changes come at once", () => {
        const COUNT = 60;
        const person = (index: number) => `33333333-0000-4000-8000-${String(index).padStart(12, "0")}`;
        const number = (index: number) => `+1206556${String(1000 + index)}`;
        const indexes = Array.from({ length: COUNT }, (_, index) => index);
        const world = () => ({
            ...smallWorld(),
            accounts: indexes.map(index => ({
                objectId: person(index),
                userPrincipalName: `person.${index}@contoso.com`,
                displayName: `Person ${index}`,
                usageLocation: "US",
                licences: ["MCOEV"],
            })),
            numbers: indexes.map(index => ({ number: number(index), type: "DirectRouting", country: "US" })),
        });

        it("gets them in batches, even if they are made one by one", async () => {
            await open({}, {}, world());
            const outcomes = await Promise.all(indexes.map(index => apply(assign(person(index), number(index)))));
            assert.ok(outcomes.every(({ kind }) => kind === "done"));
            const { total } = requests();
            const batches = counted("batch 200");
            console.log(`      ${COUNT} assignments: ${batches} batches, ${total} requests in all`);
            assert.equal(counted("assign 202"), COUNT);
            assert.ok(batches <= 20 && total <= 3 * COUNT, `${batches} batches, ${total} requests`);
        });

        it("gets those of the same number in their order", async () => {
            await open({}, {}, world());
            const [one, other, shared] = [person(0), person(1), number(0)];
            const outcomes = await on.tenant.apply([
                assign(one, shared),
                ...indexes.slice(2).map(index => assign(person(index), number(index))),
                release(shared, one),
                assign(other, shared),
            ]);
            assert.ok(outcomes.every(({ kind }) => kind === "done"));
            assert.equal(await holderOf(shared), other);
        });
    });

    describe("when a location changes", () => {
        it("removes it with an assignment that says so", async () => {
            await open({}, {}, smallWorld({ numbers: [{ number: N1, location: SEATTLE }] }));
            assert.deepEqual(await apply(assign(ALICE, N1, null)), { kind: "done" });
            assert.equal((await on.embedded.findNumbers([N1]))[0]?.locationId, null);
        });

        it("gets the old one back if it refuses the assignment that was to remove it", async () => {
            await open({}, {}, smallWorld({ numbers: [{ number: N1, location: SEATTLE }] }));
            fault({ kind: "failed-operation", on: ["assign"] });
            assert.equal((await apply(assign(ALICE, N1, null))).kind, "refused");
            assert.equal((await on.embedded.findNumbers([N1]))[0]?.locationId, SEATTLE);
        });

        it("leaves it as it is if another account holds the number", async () => {
            await open();
            await apply(assign(BOB, N1, SEATTLE));
            const change = { kind: "setLocation", account: ALICE, number: N1, type: "DirectRouting" } as const;
            const outcome = await apply({ ...change, locationId: PORTLAND });
            assert.equal(outcome.kind === "refused" && outcome.code, "HolderChanged");
            assert.equal((await on.embedded.findNumbers([N1]))[0]?.locationId, SEATTLE);
        });
    });
});
