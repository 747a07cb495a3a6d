import assert from "node:assert/strict";
import { statSync } from "node:fs";
import path from "node:path";
import { PROVIDER_TEXT } from "../../provider/provider-text";
import { Project } from "./harness";
import { objectId, SEATTLE, smallWorld } from "./world";

const COUNT = 1000;
const BYTES_PER_RESOURCE = 2200;

describe("on the real engine, the state", () => {
    it(`of ${COUNT} declarations takes at most ${BYTES_PER_RESOURCE} bytes each, and holds the same provider text in all`, async () => {
        const people = Array.from({ length: COUNT }, (_, index) => ({
            objectId: objectId(1000 + index),
            userPrincipalName: `person.nr.${String(index).padStart(6, "0")}@contoso.com`,
            displayName: `Person Number ${index}`,
            usageLocation: "US",
            licences: ["MCOEV"],
        }));
        const number = (index: number) => `+1206555${String(1000 + index).slice(-4)}`;
        const world = { ...smallWorld(), accounts: people, numbers: [] };
        assert.equal(people[0]?.userPrincipalName.length, 28);
        const project = await Project.create({ world });
        try {
            project.declare(
                people.map(({ userPrincipalName }, index) => ({
                    name: `person-${index}`,
                    args: {
                        identity: userPrincipalName,
                        phoneNumber: number(index),
                        phoneNumberType: "DirectRouting",
                        locationId: SEATTLE,
                    },
                })),
            );
            // One checkpoint at the end is all that this test looks at.
            process.env.PULUMI_SKIP_CHECKPOINTS = "true";
            process.env.PULUMI_EXPERIMENTAL = "true";
            const run = await project.up();
            assert.equal(run.code, 0, run.output.slice(-2000));
            const bytes = statSync(path.join(project.folder, "state/.pulumi/stacks/test/test.json")).size;
            console.log(`      ${Math.round(bytes / COUNT)} bytes per resource`);
            assert.ok(bytes <= COUNT * BYTES_PER_RESOURCE, `${bytes / COUNT} bytes per resource`);
            const resources = await project.state();
            assert.equal(resources.length, COUNT);
            for (const { inputs, outputs } of resources) {
                assert.equal(inputs.__provider, PROVIDER_TEXT);
                assert.equal(outputs.__provider, PROVIDER_TEXT);
            }
        } finally {
            delete process.env.PULUMI_SKIP_CHECKPOINTS;
            delete process.env.PULUMI_EXPERIMENTAL;
            project.close();
        }
    });
});
