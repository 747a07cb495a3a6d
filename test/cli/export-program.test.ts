import assert from "node:assert/strict";
import { exportProgram } from "../../provider/cli/exported-program/export-program";
import { DEFAULT_SETTINGS } from "../../provider/rules/rule-settings";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { N1, N2, N3, OC, objectId, SEATTLE, smallWorld } from "../support/worlds/world";
import { connected } from "../tenant/graph/graph-on-emulator";

const HELD = smallWorld({
    numbers: [
        { number: N1, holder: "alice@contoso.com", location: SEATTLE },
        { number: OC, holder: "alice@contoso.com", category: "Alternate" },
        { number: N2, holder: "queue@contoso.com" },
    ],
});

describe("the program that teams-phone export prints", () => {
    async function programOf(world: unknown): Promise<string> {
        const tenant = EmbeddedTenant.inMemory(world);
        try {
            return await exportProgram(tenant, await tenant.describe(), DEFAULT_SETTINGS);
        } finally {
            tenant.close();
        }
    }

    it("declares the numbers of users and resource accounts, with location and category, and no free number", async () => {
        const program = await programOf(HELD);
        assert.ok(
            program.includes(`// Alice
new PhoneNumberAssignment("alice-12065550101", {
    identity: "alice@contoso.com",
    phoneNumber: "${N1}",
    phoneNumberType: "DirectRouting",
    locationId: "${SEATTLE}", // Seattle office, 1 Pike Street, Seattle, WA
});

// Queue
new PhoneNumberAssignment("queue-12065550102", {
    identity: "queue@contoso.com",
    phoneNumber: "${N2}",
    phoneNumberType: "DirectRouting",
});

// Alice
new PhoneNumberAssignment("alice-12065550104", {
    identity: "alice@contoso.com",
    phoneNumber: "${OC}",
    phoneNumberType: "OperatorConnect",
    assignmentCategory: "Alternate",
});
`),
            program,
        );
        assert.ok(!program.includes(N3));
    });

    it("gives the reason for each number in use that it does not declare", async () => {
        const { accounts, ...rest } = smallWorld({
            numbers: [
                { number: N1, use: "conference" },
                { number: N2, holder: "old@contoso.com" },
                { number: N3, holder: "bob@contoso.com", source: "onPremises" },
            ],
        });
        const old = { objectId: objectId(7), userPrincipalName: "old@contoso.com", displayName: "Old", type: "ghost" };
        const program = await programOf({ ...rest, accounts: [...accounts, old] });
        assert.ok(!program.includes("new "), program);
        const [, listed = ""] = program.split("// Not declared:\n");
        const lines = listed.trimEnd().split("\n");
        assert.equal(lines.length, 3);
        assert.equal(lines[0], `// ${N1} serves audio conferencing, not an account`);
        assert.match(lines[1] ?? "", /^\/\/ \+12065550102 .*account that was deleted.*\[account-type\]$/);
        assert.match(lines[2] ?? "", /^\/\/ \+12065550103 of Bob .*on-premises Active Directory/);
    });

    it("keeps a name with line breaks inside its comment", async () => {
        const { accounts, ...rest } = HELD;
        const [alice, ...others] = accounts;
        const displayName = "Alice\nprocess.exit(1);\u2028process.exit(2);";
        const program = await programOf({ ...rest, accounts: [{ ...alice, displayName }, ...others] });
        assert.ok(program.includes("// Alice\\u000aprocess.exit(1);\\u2028process.exit(2);\n"), program);
    });

    it("names each resource after its account and number, so that other numbers do not change the names", async () => {
        const namesIn = (text: string) => [...text.matchAll(/Assignment\("([^"]+)"/g)].map(([, name = ""]) => name);
        const before = namesIn(await programOf(HELD));
        const more = smallWorld({
            numbers: [...HELD.numbers.filter(each => "holder" in each), { number: N3, holder: "bob@contoso.com" }],
        });
        const after = namesIn(await programOf(more));
        assert.deepEqual(
            after.filter(name => !before.includes(name)),
            ["bob-12065550103"],
        );
        assert.deepEqual(
            before.filter(name => !after.includes(name)),
            [],
        );
    });

    it("is the same over Microsoft Graph, without the names of the locations", async () => {
        const embedded = await programOf(HELD);
        const graph = await connected({}, {}, HELD);
        try {
            const program = await exportProgram(graph.tenant, await graph.tenant.describe(), DEFAULT_SETTINGS);
            assert.equal(program, embedded.replace(/, \/\/ Seattle office.*/, ","));
        } finally {
            graph.close();
        }
    });
});
