import assert from "node:assert/strict";
import { applyAssignment } from "../../provider/lifecycle/apply/apply-declaration";
import { BulkReader } from "../../provider/observe/bulk-reader";
import { Recorder } from "../../provider/observe/recorder";
import { readArguments } from "../../provider/schema/arguments";
import { toDeclaration } from "../../provider/schema/declaration";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { connectedTo } from "../support/connection";
import { N1, objectId, PORTLAND, SEATTLE, smallWorld } from "../support/worlds/world";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("a change of location that was judged on what the gate read", () => {
    let tenant: EmbeddedTenant;
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(
            smallWorld({ numbers: [{ number: N1, holder: "alice@contoso.com", location: SEATTLE }] }),
        );
    });
    afterEach(() => tenant.close());

    /** @param meanwhile What somebody else does between the gate's look and the write. */
    const move = async (meanwhile: () => Promise<unknown> = async () => undefined) => {
        const args = { identity: "alice@contoso.com", phoneNumber: N1, phoneNumberType: "DirectRouting" };
        const declaration = toDeclaration(readArguments({ ...args, locationId: PORTLAND }));
        assert.ok(declaration?.form === "assignment");
        const told = new Recorder(new BulkReader(tenant));
        await told.account("alice@contoso.com");
        await told.number(N1);
        const reader = new BulkReader(tenant);
        reader.learn(told.facts);
        const connection = await connectedTo(tenant);
        await meanwhile();
        return applyAssignment({ ...connection, reader }, declaration, null, "");
    };
    const give = async (account: string) => {
        const about = { number: N1, type: "DirectRouting" } as const;
        await tenant.apply([
            { ...about, kind: "release", expectedHolder: ALICE },
            { ...about, kind: "assign", account, category: "Primary" },
        ]);
    };

    it("is read back before it is reported as done, and nothing else is written", async () => {
        assert.equal((await move()).locationId, PORTLAND);
        assert.deepEqual(
            tenant.log().map(({ operation }) => operation),
            ["setLocation"],
        );
    });

    it("is not made when another account got the number in the meantime", async () => {
        await assert.rejects(
            move(() => give(BOB)),
            /bob/i,
        );
        const [number] = await tenant.findNumbers([N1]);
        assert.deepEqual([number?.holder?.objectId, number?.locationId], [BOB, SEATTLE]);
    });

    it("writes nothing when another process has already made it", async () => {
        const done = () =>
            tenant.apply([
                { kind: "setLocation", number: N1, type: "DirectRouting", account: ALICE, locationId: PORTLAND },
            ]);
        assert.equal((await move(done)).locationId, PORTLAND);
        assert.equal(tenant.log().length, 1);
    });
});
