import assert from "node:assert/strict";
import { N1, objectId } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "./server";

const ALICE = objectId(1);

describe("the emulator's actions on numbers, as to their bodies,", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start();
    });
    afterEach(() => emulator.stop());

    const malformed: [what: string, action: string, body: unknown, message: RegExp][] = [
        [
            "a missing number",
            "assignNumber",
            { assignmentTargetId: ALICE, numberType: "directRouting" },
            /telephoneNumber/,
        ],
        [
            "a UPN as target",
            "assignNumber",
            { telephoneNumber: N1, assignmentTargetId: "alice@contoso.com", numberType: "directRouting" },
            /assignmentTargetId/,
        ],
        [
            "an unknown type",
            "assignNumber",
            { telephoneNumber: N1, assignmentTargetId: ALICE, numberType: "fax" },
            /numberType/,
        ],
        [
            "an unknown category",
            "assignNumber",
            {
                telephoneNumber: N1,
                assignmentTargetId: ALICE,
                numberType: "directRouting",
                assignmentCategory: "spare",
            },
            /assignmentCategory/,
        ],
        ["a list as the body", "unassignNumber", [], /the body/],
        [
            "an unknown lookup option",
            "updateNumber",
            { telephoneNumber: N1, reverseNumberLookupOptions: ["skipAll"] },
            /reverseNumberLookupOptions/,
        ],
        [
            "a lookup option outside a list",
            "updateNumber",
            { telephoneNumber: N1, reverseNumberLookupOptions: "skipInternalVoip" },
            /reverseNumberLookupOptions/,
        ],
        [
            "a number that the tenant does not have",
            "updateNumber",
            { telephoneNumber: "+12065559999" },
            /is not found from tenant/,
        ],
        [
            "a network site for a number that the tenant does not have",
            "updateNumber",
            { telephoneNumber: "+12065559999", networkSiteId: "hq" },
            /is not found from tenant/,
        ],
    ];
    for (const [what, action, body, message] of malformed) {
        it(`refuse ${what} with 400 and write nothing`, async () => {
            const { status, error } = await emulator.post(`${ASSIGNMENTS}/${action}`, body);
            assert.equal(status, 400);
            assert.match(error.message, message);
            assert.deepEqual(emulator.tenant.log(), []);
        });
    }

    it("refuse a body that is not JSON", async () => {
        const { status, error } = await emulator.call(`${ASSIGNMENTS}/assignNumber`, { method: "POST", body: "{" });
        assert.equal(status, 400);
        assert.match(error.message, /^Unable to read JSON request payload/);
    });

    it("read a body that is compressed with gzip", async () => {
        const { gzipSync } = await import("node:zlib");
        const body = { telephoneNumber: N1, assignmentTargetId: ALICE, numberType: "directRouting" };
        const { status } = await emulator.call(`${ASSIGNMENTS}/assignNumber`, {
            method: "POST",
            body: gzipSync(JSON.stringify(body)),
            headers: { "content-type": "application/json", "content-encoding": "gzip" },
        });
        assert.equal(status, 202);
    });
});
