import assert from "node:assert/strict";
import { TeamsPhoneError } from "../../provider/errors";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { N1, objectId, smallWorld } from "../support/worlds/world";

const UNUPLOADED = "+12065550177;ext=5";

/** The small world with one more account, one more number, and other settings of the tenant. */
function worldWith({ account = {}, number = {}, tenant = {} }: Record<"account" | "number" | "tenant", object>) {
    const world = smallWorld();
    const added = { objectId: objectId(20), userPrincipalName: "added@contoso.com", displayName: "Added" };
    return {
        ...world,
        tenant: { ...world.tenant, ...tenant },
        accounts: [...world.accounts, { ...added, licences: ["MCOEV"], usageLocation: "US", ...account }],
        numbers: [...world.numbers, { number: UNUPLOADED, type: "DirectRouting", ...number }],
    };
}
const opened = (differences: object, more: object = {}) =>
    EmbeddedTenant.inMemory({ ...worldWith({ account: {}, number: {}, tenant: {}, ...differences }), ...more });
const added = async (tenant: EmbeddedTenant) => (await tenant.findAccounts(["added@contoso.com"]))[0];

describe("a world", () => {
    for (const serves of ["callQueue", "autoAttendant"] as const) {
        it(`states that a resource account serves ${serves}`, async () => {
            const tenant = opened({ account: { type: "resourceAccount", serves } });
            assert.equal((await added(tenant))?.serves, serves);
        });
    }

    it("states no service for people and for unused resource accounts", async () => {
        assert.equal((await added(opened({ account: { type: "resourceAccount" } })))?.serves, null);
        assert.equal((await added(opened({})))?.serves, null);
    });

    it("can hide what accounts serve", async () => {
        const tenant = opened({ account: { type: "resourceAccount", serves: "callQueue" } }, { hides: ["serves"] });
        assert.equal((await added(tenant))?.serves, "unknown");
    });

    it("is refused if an account that is not a resource account serves a queue", () => {
        assert.throws(
            () => opened({ account: { type: "room", serves: "callQueue" } }),
            malformed(/accounts\[5\]\.serves: only an account of type resourceAccount .* this account is of type room/),
        );
    });

    it("states whether the tenant emails people, which is off by default, or hides it", async () => {
        const facts = async (tenant: EmbeddedTenant) => {
            const { mailsOnAssign, mailsOnUnassign } = (await tenant.describe()).facts;
            return [mailsOnAssign, mailsOnUnassign];
        };
        assert.deepEqual(await facts(opened({})), [false, false]);
        assert.deepEqual(await facts(opened({ tenant: { mailsOnAssign: true } })), [true, false]);
        assert.deepEqual(await facts(opened({ tenant: { mailsOnUnassign: true } })), [false, true]);
        assert.deepEqual(await facts(opened({}, { hides: ["tenantSettings"] })), ["unknown", "unknown"]);
    });

    it("can hold a Direct Routing number that was never uploaded, which the tenant forgets on release", async () => {
        const tenant = opened({ number: { uploaded: false, holder: "added@contoso.com" } });
        assert.equal((await tenant.findNumbers([UNUPLOADED]))[0]?.holder?.objectId, objectId(20));
        tenant.service.remove({ identity: "added@contoso.com", removeAll: true });
        assert.deepEqual(await tenant.findNumbers([UNUPLOADED]), [null]);
        assert.notEqual((await tenant.findNumbers([N1]))[0], null);
    });

    it("is refused if a number that was never uploaded has no holder or is not a Direct Routing number", () => {
        assert.throws(
            () => opened({ number: { uploaded: false } }),
            malformed(/numbers\[5\]\.uploaded: a number that was never uploaded exists only while it is assigned/),
        );
        assert.throws(
            () => opened({ number: { uploaded: false, type: "CallingPlan", holder: "added@contoso.com" } }),
            malformed(/numbers\[5\]\.uploaded: only a Direct Routing number .* this number is of type CallingPlan/),
        );
    });
});

function malformed(text: RegExp) {
    return (error: unknown) => error instanceof TeamsPhoneError && text.test(error.message);
}
