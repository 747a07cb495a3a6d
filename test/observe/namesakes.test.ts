import assert from "node:assert/strict";
import { BulkReader } from "../../provider/observe/bulk-reader";
import { observe } from "../../provider/observe/observe";
import { Program } from "../../provider/observe/program";
import { checkTenant } from "../../provider/rules";
import { readArguments } from "../../provider/schema/arguments";
import { type Declaration, toDeclaration } from "../../provider/schema/declaration";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { direct, N1, N2, N3, objectId, smallWorld } from "../support/worlds/world";

const RENAMED = objectId(1);
const NEW = objectId(2);

/** Alice has the SIP address that is Bob's UPN. */
function reusedName() {
    const world = smallWorld();
    const [alice, ...others] = world.accounts;
    return { ...world, accounts: [{ ...alice, sipAddress: "bob@contoso.com" }, ...others] };
}

function declare(args: Record<string, unknown>): Declaration {
    const declaration = toDeclaration(readArguments(args));
    assert.ok(declaration);
    return declaration;
}

describe("a preview in a tenant where the UPN of one account is the SIP address of another", () => {
    let tenant: EmbeddedTenant;
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(reusedName());
    });
    afterEach(() => tenant.close());

    async function judge(args: Record<string, unknown>, others: Record<string, unknown>[] = []) {
        const one = declare(args);
        const program = new Program([one, ...others.map(declare)]);
        const situation = await observe(new BulkReader(tenant), one, {
            tenant: await tenant.describe(),
            ruleset: "current",
            replaced: null,
            program,
            findsNamesakes: true,
        });
        const { findings } = checkTenant(situation, { ruleset: "current", severities: {} });
        return { situation, said: findings.map(({ severity, property, code }) => `${severity} ${property} ${code}`) };
    }

    it("warns of the address, for which the UPN decides", async () => {
        const { situation, said } = await judge(direct("bob", N1));
        assert.equal(situation.account?.objectId, NEW);
        assert.deepEqual(said, ["warn identity identity-ambiguous"]);
    });

    it("warns of the address in `takeFrom` as well", async () => {
        tenant.service.set({ identity: NEW, phoneNumber: N1, phoneNumberType: "DirectRouting" });
        const { said } = await judge(direct("carol", N1, { takeFrom: "bob@contoso.com" }));
        assert.deepEqual(
            said.filter(each => each.includes("ambiguous")),
            ["warn takeFrom identity-ambiguous"],
        );
    });

    it("says nothing of an object id, of `sip:`, and of an account whose SIP address is its UPN", async () => {
        tenant.directory.rename("carol@contoso.com", "carol@contoso.com", "carol@contoso.com");
        for (const identity of [NEW, "sip:bob@contoso.com", "carol@contoso.com"]) {
            const { said } = await judge({ ...direct("bob", N1), identity });
            assert.deepEqual(said, [], identity);
        }
    });

    it("does not take two declarations of that address, with `sip:` and without, for two of one account", async () => {
        const { said } = await judge({ ...direct("bob", N1), identity: "sip:bob@contoso.com" }, [direct("bob", N2)]);
        assert.deepEqual(said, []);
    });

    it("does not count what the program gives the new account for the renamed one", async () => {
        tenant.service.set({ identity: RENAMED, phoneNumber: N1, phoneNumberType: "DirectRouting" });
        const { situation } = await judge({ ...direct("alice", N3), assignmentCategory: "Alternate" }, [
            direct("bob", N1),
        ]);
        assert.deepEqual(situation.elsewhere, { given: [], taken: [N1], flags: [] });
    });

    it("counts two names of one account for one account", async () => {
        const { said } = await judge({ ...direct("alice", N1), identity: "sip:bob@contoso.com" }, [
            { identity: "alice@contoso.com", enterpriseVoiceEnabled: false },
            direct("alice", N2),
        ]);
        assert.deepEqual(said, ["error phoneNumber duplicate-category"]);
    });
});
