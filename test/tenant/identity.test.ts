import assert from "node:assert/strict";
import { readEverything } from "../../provider/observe/snapshot";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import type { Tenant } from "../../provider/tenant/port";
import { objectId, smallWorld } from "../support/worlds/world";
import { connected } from "./graph/graph-on-emulator";

const RENAMED = objectId(1);
const NEW = objectId(2);
const NOBODY = null;

/** Alice was renamed and kept her SIP address, which the new Bob has as his UPN. */
function reusedName() {
    const world = smallWorld();
    const [alice, bob, ...others] = world.accounts;
    return {
        ...world,
        accounts: [
            { ...alice, userPrincipalName: "alice@contoso.com", sipAddress: "pat@contoso.com" },
            { ...bob, userPrincipalName: "pat@contoso.com", sipAddress: "bob.sip@contoso.com" },
            ...others,
        ],
    };
}

const BACKENDS: Readonly<Record<string, () => Promise<{ tenant: Tenant; service?: EmbeddedTenant; close(): void }>>> = {
    embedded: async () => {
        const tenant = EmbeddedTenant.inMemory(reusedName());
        return { tenant, service: tenant, close: () => tenant.close() };
    },
    graph: () => connected({}, {}, reusedName()),
};

for (const [name, open] of Object.entries(BACKENDS)) {
    describe(`an address that is the UPN of one account and the SIP address of another, on ${name}`, () => {
        const EXPECTED: readonly [identity: string, account: string | null][] = [
            ["sip:pat@contoso.com", RENAMED],
            ["SIP:Pat@Contoso.com", RENAMED],
            ["pat@contoso.com", NEW],
            ["PAT@contoso.com", NEW],
            ["bob.sip@contoso.com", NEW],
            ["sip:bob.sip@contoso.com", NEW],
            // A UPN only: no account has it as its SIP address.
            ["sip:alice@contoso.com", NOBODY],
        ];

        it("stands for the account with the SIP address if it has `sip:`, and for the one with the UPN if not", async () => {
            const { tenant, close } = await open();
            try {
                const found = await tenant.findAccounts(EXPECTED.map(([identity]) => identity));
                assert.deepEqual(
                    found.map(account => account?.objectId ?? null),
                    EXPECTED.map(([, account]) => account),
                );
            } finally {
                close();
            }
        });

        it("stands for the same accounts where the whole tenant is read at once", async () => {
            const { tenant, close } = await open();
            try {
                const { accounts } = await readEverything(tenant);
                for (const [identity, account] of EXPECTED)
                    assert.equal(accounts.get(identity.toLowerCase())?.objectId ?? null, account, identity);
            } finally {
                close();
            }
        });
    });
}

describe("the cmdlets of the embedded tenant", () => {
    it("assign to and release from the account with the SIP address that `sip:` names", async () => {
        const tenant = EmbeddedTenant.inMemory(reusedName());
        const number = { phoneNumber: "+12065550101", phoneNumberType: "DirectRouting" };
        tenant.service.set({ identity: "sip:pat@contoso.com", ...number });
        assert.equal((await tenant.findNumbers([number.phoneNumber]))[0]?.holder?.objectId, RENAMED);
        assert.throws(() => tenant.service.remove({ identity: "pat@contoso.com", ...number }), /is not assigned to/);
        tenant.service.remove({ identity: "sip:pat@contoso.com", ...number });
        tenant.close();
    });
});
