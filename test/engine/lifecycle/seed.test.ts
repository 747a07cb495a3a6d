import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { Project } from "../../support/project";

const world = parse(readFileSync(path.join(__dirname, "../../../examples/contoso/world.yaml"), "utf8"));
const VANCOUVER = "2d9b1f60-6a5e-4a41-9d0e-0a6f1f7e0001";

/** The examples of Set-CsPhoneNumberAssignment's page, by their number there. */
const EXAMPLES = {
    1: { identity: "user1@contoso.com", phoneNumber: "+12065551234", phoneNumberType: "CallingPlan" },
    2: {
        identity: "user2@contoso.com",
        phoneNumber: "+12065551224",
        phoneNumberType: "CallingPlan",
        locationId: { $location: { city: "Vancouver" } },
    },
    3: { identity: "user3@contoso.com", enterpriseVoiceEnabled: true },
    4: {
        identity: "user3@contoso.com",
        locationId: "null",
        phoneNumber: "+12065551226",
        phoneNumberType: "OperatorConnect",
    },
    5: { identity: "cq1@contoso.com", phoneNumber: "+14255551225", phoneNumberType: "DirectRouting" },
    6: { identity: "user4@contoso.com", phoneNumber: "+14255551000;ext=100", phoneNumberType: "DirectRouting" },
};

describe("on the real engine, the seed's examples as declarations", () => {
    let project: Project;
    beforeEach(async () => {
        project = await Project.create({ world });
    });
    afterEach(() => project.close());

    it("1 to 6 together pass preview and become true in up", async () => {
        project.declare(Object.entries(EXAMPLES).map(([number, args]) => ({ name: `example${number}`, args })));
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.deepEqual(project.log(), []);
        const up = await project.up();
        assert.equal(up.code, 0, up.output);
        const numbers = await project.tenant.findNumbers([
            "+12065551234",
            "+12065551224",
            "+12065551226",
            "+14255551225",
            "+14255551000;ext=100",
        ]);
        assert.deepEqual(
            numbers.map(number => number?.holder?.userPrincipalName),
            ["user1@contoso.com", "user2@contoso.com", "user3@contoso.com", "cq1@contoso.com", "user4@contoso.com"],
        );
        assert.equal(numbers[1]?.locationId, VANCOUVER);
        assert.equal(numbers[2]?.locationId, null);
        const accounts = await project.tenant.findAccounts([
            "user1@contoso.com",
            "user3@contoso.com",
            "cq1@contoso.com",
        ]);
        assert.deepEqual(
            accounts.map(account => account?.enterpriseVoiceEnabled),
            [true, true, true],
        );
        // Examples 3 and 4 share user3. If the number comes first, it has turned the flag on, and there is nothing to set.
        const operations = project.log().map(({ operation }) => operation);
        assert.equal(operations.filter(operation => operation === "assign").length, 5);
        assert.ok(
            operations.length === 5 || (operations.length === 6 && operations.includes("setEnterpriseVoice")),
            operations.join(),
        );
    });

    it("7 is refused in up, naming the holder, and changes nothing", async () => {
        project.declare([{ name: "example6", args: EXAMPLES[6] }]);
        await project.up();
        // Another program of the same tenant wants the same number for user5.
        const other = await Project.create({
            world,
            config: {
                "teams-phone:tenant": "embedded",
                "teams-phone:tenantFile": path.join(project.folder, ".teams-phone/tenant.db"),
            },
        });
        try {
            other.declare([{ name: "example7", args: { ...EXAMPLES[6], identity: "user5@contoso.com" } }]);
            const run = await other.up();
            assert.notEqual(run.code, 0);
            assert.match(
                run.output,
                /\+14255551000;ext=100, which is held by Ugo Four \(user4@contoso\.com\).*\[number-taken\]/s,
            );
            assert.equal(project.log().length, 1);
        } finally {
            other.close();
        }
    });
});
