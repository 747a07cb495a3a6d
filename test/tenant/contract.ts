import assert from "node:assert/strict";
import type { Change } from "../../provider/model/change";
import type { Tenant } from "../../provider/tenant/port";
import { N1, N2, objectId, PORTLAND, SEATTLE } from "../support/worlds/world";
import { applied, assign, release } from "./changes";

const ALICE = objectId(1);
const BOB = objectId(2);

/** The guarantees of every backend. @param open Opens a fresh tenant with the small world of `test/support/worlds/world.ts`. */
export function tenantContract(name: string, open: () => Promise<{ tenant: Tenant; close: () => void }>): void {
    describe(`the tenant contract: ${name}`, () => {
        let tenant: Tenant;
        let close: () => void;
        beforeEach(async () => {
            ({ tenant, close } = await open());
        });
        afterEach(() => close());

        const apply = (change: Change) => applied(tenant, change);
        const locate = (number: string, locationId: string | null): Change => ({
            kind: "setLocation",
            account: ALICE,
            number,
            type: "DirectRouting",
            locationId,
        });
        const numberNow = async (number: string) => (await tenant.findNumbers([number]))[0] ?? null;

        it("describes itself with its id and backend", async () => {
            const { id, backend } = await tenant.describe();
            assert.match(id, /^[0-9a-f-]{36}$/);
            assert.ok(["embedded", "graph", "powershell"].includes(backend));
        });

        it("finds an account by object id, UPN and SIP address, ignoring case", async () => {
            const spellings = [
                ALICE,
                ALICE.toUpperCase(),
                "Alice@Contoso.com",
                "sip:alice.sip@contoso.com",
                "ALICE.SIP@contoso.com",
            ];
            const found = await tenant.findAccounts(spellings);
            assert.deepEqual(
                found.map(account => account?.objectId),
                spellings.map(() => ALICE),
            );
        });

        it("returns results in the order of the request, with null for a missing account or number", async () => {
            const accounts = await tenant.findAccounts(["nobody@contoso.com", BOB, ALICE]);
            assert.deepEqual(
                accounts.map(account => account?.objectId ?? null),
                [null, BOB, ALICE],
            );
            const numbers = await tenant.findNumbers([N2, "+19995550000", N1]);
            assert.deepEqual(
                numbers.map(each => each?.number ?? null),
                [N2, null, N1],
            );
        });

        it("returns the same results for any guess of the likely accounts", async () => {
            await apply(assign(BOB, N2));
            for (const guess of [ALICE, BOB, "22222222-0000-4000-8000-000000000999"]) {
                const accounts = await tenant.findAccounts(["alice@contoso.com", "bob@contoso.com"], [guess, guess]);
                assert.deepEqual(accounts, await tenant.findAccounts([ALICE, BOB]));
                assert.deepEqual(
                    await tenant.findNumbers([N1, N2], [guess, guess]),
                    await tenant.findNumbers([N1, N2]),
                );
            }
        });

        it("assigns a number, turns the voice flag on, and shows the assignment on the number and on the account", async () => {
            assert.deepEqual(await apply(assign(ALICE, N1)), { kind: "done" });
            assert.equal((await numberNow(N1))?.holder?.objectId, ALICE);
            const [alice] = await tenant.findAccounts([ALICE]);
            assert.deepEqual(alice?.numbers, [{ number: N1, type: "DirectRouting", category: "Primary" }]);
            assert.equal(alice?.enterpriseVoiceEnabled, true);
        });

        it("reports a repeated assignment as done, and keeps the location", async () => {
            await apply(assign(ALICE, N1, SEATTLE));
            assert.deepEqual(await apply(assign(ALICE, N1)), { kind: "done" });
            assert.equal((await numberNow(N1))?.locationId, SEATTLE);
        });

        it("refuses to assign a number that another account holds, with the service's code and text", async () => {
            await apply(assign(ALICE, N1));
            const outcome = await apply(assign(BOB, N1));
            assert.equal(outcome.kind, "refused");
            assert.match(
                outcome.kind === "refused" ? outcome.message : "",
                /has already been assigned to another user/,
            );
            assert.equal((await numberNow(N1))?.holder?.objectId, ALICE);
        });

        it("sets, changes and removes a location, and keeps it if an assignment does not name one", async () => {
            await apply(assign(ALICE, N1));
            for (const locationId of [SEATTLE, PORTLAND, null]) {
                assert.deepEqual(await apply(locate(N1, locationId)), { kind: "done" });
                assert.equal((await numberNow(N1))?.locationId, locationId);
            }
            await apply(assign(ALICE, N1, PORTLAND));
            await apply(release(N1, ALICE));
            await apply(assign(BOB, N1));
            assert.equal((await numberNow(N1))?.locationId, PORTLAND);
        });

        it("releases a number, and turns the voice flag off with the last one", async () => {
            await apply(assign(ALICE, N1));
            assert.deepEqual(await apply(release(N1, ALICE)), { kind: "done" });
            assert.equal((await numberNow(N1))?.holder, null);
            assert.equal((await tenant.findAccounts([ALICE]))[0]?.enterpriseVoiceEnabled, false);
        });

        it("releases nothing if the holder is not the expected one", async () => {
            await apply(assign(BOB, N1));
            const outcome = await apply(release(N1, ALICE));
            assert.equal(outcome.kind === "refused" && outcome.code, "HolderChanged");
            assert.equal((await numberNow(N1))?.holder?.objectId, BOB);
        });

        it("returns one outcome per change, in order, and continues after a refusal", async () => {
            const outcomes = await tenant.apply([assign(ALICE, N1), assign(BOB, N1), assign(BOB, N2)]);
            assert.deepEqual(
                outcomes.map(({ kind }) => kind),
                ["done", "refused", "done"],
            );
        });

        it("streams the whole inventory, ordered by number", async () => {
            const numbers: string[] = [];
            for await (const page of tenant.inventory()) numbers.push(...page.map(({ number }) => number));
            assert.deepEqual(numbers, [...numbers].sort());
            assert.ok(numbers.includes(N1) && numbers.includes(N2));
        });

        it("sets the voice flag, if it supports that", async function () {
            if (!(await tenant.describe()).capabilities.setEnterpriseVoice) this.skip();
            await apply({ kind: "setEnterpriseVoice", account: ALICE, enabled: true });
            assert.equal((await tenant.findAccounts([ALICE]))[0]?.enterpriseVoiceEnabled, true);
        });

        it("refuses to set the voice flag with the code NotSupported, if it does not support that", async function () {
            if ((await tenant.describe()).capabilities.setEnterpriseVoice) this.skip();
            const outcome = await apply({ kind: "setEnterpriseVoice", account: ALICE, enabled: true });
            assert.equal(outcome.kind === "refused" && outcome.code, "NotSupported");
            assert.equal((await tenant.findAccounts([ALICE]))[0]?.enterpriseVoiceEnabled, false);
        });

        it("asks for the LocationId itself, if it cannot find locations", async function () {
            if ((await tenant.describe()).capabilities.findLocations) this.skip();
            await assert.rejects(tenant.findLocations({ city: "Seattle" }), /LocationId itself/);
        });

        it("finds locations that match every given key, ignoring case, if it supports that", async function () {
            if (!(await tenant.describe()).capabilities.findLocations) this.skip();
            const ids = async (query: Parameters<Tenant["findLocations"]>[0]) =>
                (await tenant.findLocations(query)).map(({ locationId }) => locationId);
            assert.deepEqual(await ids({ city: "SEATTLE" }), [SEATTLE]);
            assert.deepEqual(await ids({ country: "us", description: "Portland office" }), [PORTLAND]);
            assert.deepEqual(await ids({ city: "Seattle", country: "GB" }), []);
        });
    });
}
