import assert from "node:assert/strict";
import type { Account } from "../../../provider/model/account";
import { isResourceAccount } from "../../../provider/tenant/graph/reads/resource-account";
import { toAccount } from "../../../provider/tenant/graph/reads/to-account";
import { N1, N2, objectId } from "../../support/worlds/world";
import { applied, assign, release } from "../changes";
import { type Connected, connected } from "./graph-on-emulator";

const ALICE = objectId(1);
const QUEUE = objectId(9);
const HOUR_MS = 3_600_000;
const USER = { id: ALICE, userPrincipalName: "alice@contoso.com" };
const configuration = (...telephoneNumbers: string[]) => ({
    id: ALICE,
    isEnterpriseVoiceEnabled: telephoneNumbers.length > 0,
    telephoneNumbers: telephoneNumbers.map(telephoneNumber => ({ telephoneNumber, assignmentCategory: "private" })),
});

describe("an account that is read through Microsoft Graph,", () => {
    describe("whose configuration lags for an hour,", () => {
        let on: Connected;
        before(async () => {
            on = await connected();
            on.embedded.userLag.set(HOUR_MS);
        });
        after(() => on.close());
        const account = async () => (await on.tenant.findAccounts([ALICE]))[0];
        const listed = async () => {
            for await (const page of on.tenant.accounts()) {
                const found = page.find(({ objectId }) => objectId === ALICE);
                if (found) return found;
            }
            return undefined;
        };

        it("has the number and the flag that the number's row implies", async () => {
            assert.deepEqual(await applied(on.tenant, assign(ALICE, N1)), { kind: "done" });
            for (const seen of [await account(), await listed()]) {
                assert.deepEqual(
                    seen?.numbers.map(({ number }) => number),
                    [N1],
                );
                assert.equal(seen?.enterpriseVoiceEnabled, true);
                assert.deepEqual(seen?.lateView, { lacks: [N1], stillShows: [] });
            }
        });

        it("loses both with the release", async () => {
            assert.deepEqual(await applied(on.tenant, release(N1, ALICE)), { kind: "done" });
            for (const seen of [await account(), await listed()]) {
                assert.deepEqual(seen?.numbers, []);
                assert.equal(seen?.enterpriseVoiceEnabled, false);
            }
        });
    });

    it("holds a number that only its configuration shows, because the inventory need not list Direct Routing numbers", () => {
        const details = { configuration: configuration(N2), rows: [], unlisted: [N2] };
        const { numbers, enterpriseVoiceEnabled, lateView } = toAccount(USER, details, []);
        assert.deepEqual(numbers, [{ number: N2, type: "DirectRouting", category: "Private" }]);
        assert.equal(enterpriseVoiceEnabled, true);
        assert.equal(lateView, undefined);
    });

    describe("is a resource account,", () => {
        const plan = (name: string, state: "enabled" | "disabled" = "enabled") => ({ plan: name, state });
        const row = (assignmentStatus: string) => [{ telephoneNumber: N1, assignmentStatus }];
        const signs: [title: string, expected: boolean, ...Parameters<typeof isResourceAccount>][] = [
            ["if its number serves a voice application", true, USER, row("voiceApplicationAssigned"), []],
            ["but not if its number serves a user", false, USER, row("userAssigned"), []],
            [
                "if Teams gave it the department of resource accounts",
                true,
                { ...USER, department: "Microsoft Communication Application Instance" },
                [],
                "unknown",
            ],
            ["but not because of another department", false, { ...USER, department: "Sales" }, [], []],
            ["if its licence is one for resource accounts", true, USER, [], [plan("MCOEV_VIRTUALUSER")]],
            ["but not if it has one for people too", false, USER, [], [plan("MCOEV_VIRTUALUSER"), plan("MCOEV")]],
            ["but not if that licence is disabled", false, USER, [], [plan("MCOEV_VIRTUALUSER", "disabled")]],
        ];
        for (const [title, expected, ...sign] of signs)
            it(title, () => assert.equal(isResourceAccount(...sign), expected));

        it("unless its configuration says that it is a user", () => {
            const department = "Microsoft Communication Application Instance";
            const details = { configuration: { ...configuration(), accountType: "user" }, rows: [], unlisted: [] };
            assert.equal(toAccount({ ...USER, department }, details, []).type, "user");
        });

        for (const resourceAccounts of ["shown", "hidden"] as const)
            it(`with the same type, licence, number and flag if user configurations have it ${resourceAccounts}`, async () => {
                const on = await connected({ resourceAccounts });
                try {
                    assert.deepEqual(await applied(on.tenant, assign(QUEUE, N1)), { kind: "done" });
                    const [found] = await on.tenant.findAccounts([QUEUE]);
                    const { type, enterpriseVoiceEnabled, numbers, lateView } = found as Account;
                    assert.deepEqual(
                        { type, enterpriseVoiceEnabled, lateView, numbers: numbers.map(({ number }) => number) },
                        { type: "resourceAccount", enterpriseVoiceEnabled: true, lateView: undefined, numbers: [N1] },
                    );
                } finally {
                    on.close();
                }
            });
    });
});
