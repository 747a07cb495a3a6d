import assert from "node:assert/strict";
import type { EmulatorOptions } from "../../../provider/emulator/emulator-options";
import type { FaultRequest } from "../../../provider/emulator/faults/request-fault";
import type { Change } from "../../../provider/model/change";
import type { GraphOptions } from "../../../provider/tenant/graph";
import { N1, N2, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/world";
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
    const fault = (request: FaultRequest) => on.emulator.emulation.faults.add(request);
    const requests = () => on.emulator.emulation.requests.summary();
    const counted = (key: string) => (requests().counts as Record<string, number>)[key] ?? 0;
    const written = () => on.embedded.log().map(({ operation }) => operation);
    const holderOf = async (number: string) => (await on.embedded.findNumbers([number]))[0]?.holder?.objectId ?? null;

    describe("being put off", () => {
        for (const kind of ["throttle", "unavailable"] as const) {
            it(`waits as long as it is asked to, for a read, a write and a part of a batch (${kind})`, async () => {
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

        it("waits for a batch as a whole, too", async () => {
            await open();
            fault({ kind: "throttle", on: ["batch"], retryAfterSeconds: 1 });
            const outcomes = await on.tenant.apply([assign(ALICE, N1), assign(BOB, N2)]);
            assert.deepEqual(outcomes, [{ kind: "done" }, { kind: "done" }]);
            assert.equal(requests().tooEarly, 0);
        });

        it("asks for nothing at all meanwhile, also where only one kind of request was put off", async () => {
            await open();
            fault({ kind: "throttle", retryAfterSeconds: 1 });
            await Promise.all([
                on.tenant.findNumbers([N1]),
                on.tenant.findAccounts([ALICE, "bob@contoso.com"]),
                apply(assign(ALICE, N1)),
            ]);
            // What was on its way when the answer came could not know.
            const { recent } = on.emulator.emulation.requests;
            const early = recent.call(on.emulator.emulation.requests, 100).filter(({ tooEarly }) => tooEarly);
            assert.deepEqual(
                early.filter(({ tooEarly }) => tooEarly && tooEarly.sinceAnswerMs > 100),
                [],
            );
        });

        it("looks at the holder once more before a release that was put off", async () => {
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

        it("gives up on a wait that is longer than its patience, without a write", async () => {
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

    describe("a lost answer", () => {
        it("to a write is unknown where the tenant does not show it, and the write is not repeated", async () => {
            await open();
            fault({ kind: "cut-before", on: ["assign"] });
            assert.equal((await apply(assign(ALICE, N1))).kind, "unknown");
            assert.deepEqual(written(), []);
        });

        it("to a write that the tenant shows is no loss", async () => {
            await open();
            fault({ kind: "cut-after", on: ["assign"] });
            assert.equal((await apply(assign(ALICE, N1))).kind, "done");
            assert.equal(await holderOf(N1), ALICE);
            assert.deepEqual(written(), ["assign"]);
        });

        it("to a batch of writes leaves each of them unknown, written or not", async () => {
            await open();
            fault({ kind: "cut-before", on: ["batch"] });
            const outcomes = await on.tenant.apply([assign(ALICE, N1), assign(BOB, N2)]);
            assert.deepEqual(
                outcomes.map(({ kind }) => kind),
                ["unknown", "unknown"],
            );
            assert.deepEqual(written(), []);
        });

        it("to a read is asked for again, and in the end is an error that never means that nothing is there", async () => {
            await open();
            fault({ kind: "cut-before", on: ["list"], times: 2 });
            assert.equal((await on.tenant.findNumbers([N1]))[0]?.number, N1);
            fault({ kind: "cut-before", on: ["list"], times: 20 });
            await assert.rejects(on.tenant.findNumbers([N1]), { code: "graph-unreachable" });
        });
    });

    describe("an operation", () => {
        it("that fails is a refusal in its own words, and nothing was written", async () => {
            await open();
            fault({ kind: "failed-operation", message: "Telephone Number '()' is not found from tenant '()'" });
            const outcome = await apply(assign(ALICE, N1));
            assert.match(outcome.kind === "refused" ? outcome.message : "", /is not found from tenant/);
            assert.deepEqual(written(), []);
        });

        it("that never ends is decided by reading", async () => {
            await open({}, { tuning: { operationTimeoutMs: 30 } });
            fault({ kind: "stuck-operation" });
            assert.deepEqual(await apply(assign(ALICE, N1)), { kind: "done" });
        });
    });

    describe("many changes", () => {
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

        it("that are asked for one by one in the same turn go out in batches", async () => {
            await open({}, {}, world());
            const outcomes = await Promise.all(indexes.map(index => apply(assign(person(index), number(index)))));
            assert.ok(outcomes.every(({ kind }) => kind === "done"));
            const { total } = requests();
            const batches = counted("batch 200");
            console.log(`      ${COUNT} assignments: ${batches} batches, ${total} requests in all`);
            assert.equal(counted("assign 202"), COUNT);
            assert.ok(batches <= 20 && total <= 3 * COUNT, `${batches} batches, ${total} requests`);
        });

        it("of one number keep their order, whatever goes on beside them", async () => {
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

    describe("a location", () => {
        it("that an assignment removes is gone afterwards", async () => {
            await open({}, {}, smallWorld({ numbers: [{ number: N1, location: SEATTLE }] }));
            assert.deepEqual(await apply(assign(ALICE, N1, null)), { kind: "done" });
            assert.equal((await on.embedded.findNumbers([N1]))[0]?.locationId, null);
        });

        it("comes back when the assignment that was to remove it is refused", async () => {
            await open({}, {}, smallWorld({ numbers: [{ number: N1, location: SEATTLE }] }));
            fault({ kind: "failed-operation", on: ["assign"] });
            assert.equal((await apply(assign(ALICE, N1, null))).kind, "refused");
            assert.equal((await on.embedded.findNumbers([N1]))[0]?.locationId, SEATTLE);
        });

        it("of a number that somebody else holds is left alone", async () => {
            await open();
            await apply(assign(BOB, N1, SEATTLE));
            const change = { kind: "setLocation", account: ALICE, number: N1, type: "DirectRouting" } as const;
            const outcome = await apply({ ...change, locationId: PORTLAND });
            assert.equal(outcome.kind === "refused" && outcome.code, "HolderChanged");
            assert.equal((await on.embedded.findNumbers([N1]))[0]?.locationId, SEATTLE);
        });
    });
});
