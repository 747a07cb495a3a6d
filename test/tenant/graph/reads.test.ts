import assert from "node:assert/strict";
import type { EmulatorOptions } from "../../../provider/emulator/emulator-options";
import type { Change } from "../../../provider/model/change";
import type { GraphOptions } from "../../../provider/tenant/graph";
import { N1, N2, objectId, smallWorld } from "../../support/worlds/world";
import { applied, assign } from "../changes";
import { type Connected, connected } from "./graph-on-emulator";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("a tenant that is read through Microsoft Graph", () => {
    let on: Connected;
    const open = async (options: EmulatorOptions = {}, client: GraphOptions = {}, world: unknown = smallWorld()) => {
        on = await connected(options, client, world);
    };
    afterEach(() => on.close());

    const apply = (change: Change) => applied(on.tenant, change);
    const requests = () => on.emulator.emulation.requests.summary();
    const counted = (key: string) => (requests().counts as Record<string, number>)[key] ?? 0;

    describe("has a login", () => {
        it("that is used once, and once more if Graph rejects the token", async () => {
            await open();
            await on.tenant.findNumbers([N1]);
            on.emulator.emulation.revokeTokens();
            await Promise.all([on.tenant.findNumbers([N1]), on.tenant.findAccounts([ALICE])]);
            assert.equal(counted("token 200"), 2);
        });

        it("that names a missing permission along with Graph's words, wrapped or not", async () => {
            for (const forbidden of ["permissions", "wrapped"] as const) {
                await open({ forbidden, roles: ["User.Read.All"] });
                await assert.rejects(
                    on.tenant.findNumbers([N1]),
                    (error: Error) =>
                        /needs the permission TeamsTelephoneNumber\.Read\.All/.test(error.message) &&
                        !error.message.includes("UnknownError"),
                );
                const outcome = await apply(assign(ALICE, N1));
                assert.equal(outcome.kind, "refused");
                if (forbidden === "permissions") on.close();
            }
        });

        it("that shows the tenant's id, with a warning, if it may not read the name", async () => {
            await open({ roles: ["TeamsTelephoneNumber.Read.All"] });
            const { id, name } = await on.tenant.describe();
            assert.equal(name, id);
            assert.match(on.tenant.warnings.join(), /Organization\.Read\.All/);
        });
    });

    describe("has accounts", () => {
        const QUEUE = objectId(9);
        const people = () => ({
            ...smallWorld(),
            accounts: [
                ...smallWorld().accounts,
                {
                    objectId: objectId(20),
                    userPrincipalName: "guest@fabrikam.com",
                    displayName: "Guest",
                    type: "guest",
                },
                {
                    objectId: objectId(21),
                    userPrincipalName: "o'neil@contoso.com",
                    displayName: "O'Neil",
                    usageLocation: "US",
                    licences: [{ plan: "MCOEV", state: "disabled" }],
                    homing: "onPremises",
                },
            ],
        });

        for (const nextLink of [true, false]) {
            it(`that are the same one by one and in a list, ${nextLink ? "with" : "without"} links to next pages`, async () => {
                await open({ nextLink }, {}, people());
                await apply(assign(ALICE, N1));
                await apply(assign(QUEUE, N2));
                const all = [];
                for await (const page of on.tenant.accounts()) all.push(...page);
                const ids = all.map(({ objectId: id }) => id);
                assert.deepEqual(ids, [...ids].sort());
                assert.deepEqual(all, await on.tenant.findAccounts(ids));
            });
        }

        it("that have what Graph shows, and `unknown` for the rest", async () => {
            await open({}, {}, people());
            const [alice, queue, guest, onPremises] = await on.tenant.findAccounts([
                ALICE,
                QUEUE,
                "guest@fabrikam.com",
                "O'Neil@contoso.com",
            ]);
            assert.deepEqual(
                [alice, queue, guest, onPremises].map(each => [each?.type, each?.homing, each?.serves]),
                [
                    ["user", "online", null],
                    ["resourceAccount", "online", "unknown"],
                    ["guest", "unknown", null],
                    ["user", "onPremises", null],
                ],
            );
            assert.deepEqual([alice?.onPremisesNumber, onPremises?.onPremisesNumber], [null, "unknown"]);
            assert.deepEqual(onPremises?.licences, [{ plan: "MCOEV", state: "disabled" }]);
        });

        it("that show a licence which is being provisioned; only for those are the licence details read", async () => {
            const waiting = {
                objectId: objectId(22),
                userPrincipalName: "new@contoso.com",
                displayName: "New",
                usageLocation: "US",
                licences: ["MCOSTANDARD", { plan: "MCOEV", state: "pending" }],
            };
            await open({}, {}, { ...people(), accounts: [...people().accounts, waiting] });
            const found = await on.tenant.findAccounts([ALICE, BOB, "new@contoso.com"]);
            assert.deepEqual(
                found.map(each => each?.licences),
                [
                    ["MCOEV", "MCOPSTN1"].map(plan => ({ plan, state: "enabled" })),
                    ["MCOEV", "MCOPSTN1"].map(plan => ({ plan, state: "enabled" })),
                    [
                        { plan: "MCOSTANDARD", state: "enabled" },
                        { plan: "MCOEV", state: "pending" },
                    ],
                ],
            );
            const paths = on.emulator.emulation.requests.recent(100).map(({ path }) => path);
            assert.equal(paths.filter(path => path.includes("licenseDetails")).length, 1);
        });

        it("that are not found once deleted, but remain as the ghost holder of a number", async () => {
            await open();
            await apply(assign(ALICE, N1));
            on.embedded.directory.remove(ALICE);
            assert.deepEqual(await on.tenant.findAccounts([ALICE]), [null]);
            const [number] = await on.tenant.findNumbers([N1]);
            assert.deepEqual(number?.holder, {
                objectId: ALICE,
                userPrincipalName: null,
                displayName: null,
                category: "Primary",
            });
        });
    });

    describe("has an inventory", () => {
        const many = (count: number) => ({
            ...smallWorld(),
            numbers: Array.from({ length: count }, (_, index) => ({
                number: `+1206556${String(1000 + index)}`,
                type: "DirectRouting",
                country: "US",
            })),
        });
        const all = async () => {
            const found: string[] = [];
            for await (const page of on.tenant.inventory()) found.push(...page.map(({ number }) => number));
            return found;
        };

        for (const nextLink of [true, false]) {
            it(`that is read to its end ${nextLink ? "with" : "without"} links to next pages, each number once`, async () => {
                await open({ nextLink }, {}, many(2100));
                const found = await all();
                assert.equal(found.length, 2100);
                assert.equal(new Set(found).size, 2100);
                console.log(`      2,100 numbers: ${requests().total} requests`);
            });
        }
    });
});
