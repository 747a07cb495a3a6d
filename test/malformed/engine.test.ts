import assert from "node:assert/strict";
import { findingsOf } from "../support/findings";
import { Project, type Run } from "../support/project";
import { fails } from "../support/succeeds";
import { direct, N1, smallWorld } from "../support/worlds/world";
import { CONSTANTS, MALFORMED } from "./arguments";
import { assertHumane } from "./clear";

const EMBEDDED = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };

/** Names that no other output of a run holds. */
const nameOf = (index: number) => `case-${index}-end`;

/** Arguments that make no sense at all, as source. */
const SENSELESS = {
    nothing: [],
    text: ['"alice"'],
    list: ["[1, 2]"],
    deep: ["{ identity: { a: 1 }, phoneNumber: [], phoneNumberType: {}, locationId: {} }"],
};

// The test's own loader names functions by a helper, which their texts then call.
const PROGRAM = `
const __name = value => value;
const { PhoneNumberAssignment } = require("pulumi-teams-phone");
${Object.entries(CONSTANTS)
    .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
    .join("\n")}
${MALFORMED.map(({ source }, index) => `new PhoneNumberAssignment("${nameOf(index)}", ${source});`).join("\n")}
${Object.entries(SENSELESS)
    .map(([name, args]) => `new PhoneNumberAssignment(${[`"${name}"`, ...args]});`)
    .join("\n")}
`;

function refused(run: Run): void {
    assert.deepEqual(
        fails(run)
            .output.split("\n")
            .filter(line => /^\s*at .+:\d+:\d+\)?$/.test(line)),
        [],
    );
}

describe("the real engine", () => {
    let project: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    beforeEach(() => project.configure(EMBEDDED));
    after(() => project.close());

    it(`shows a finding for each of ${MALFORMED.length} resources with malformed arguments, under its name, and up writes nothing`, async () => {
        project.program(PROGRAM);
        const run = await project.up();
        refused(run);
        for (const [index, { wrong, property, rule }] of MALFORMED.entries()) {
            const lines = findingsOf(run, nameOf(index));
            const subject = property === null ? "this declaration" : `\`${property}\``;
            assert.ok(
                lines.some(line => line.startsWith(`error: ${subject} `) && line.endsWith(` [${rule}]`)),
                `${wrong}: ${lines.join("\n")}`,
            );
        }
        for (const name of Object.keys(SENSELESS)) assert.match(findingsOf(run, name).join("\n"), /^error: /m, name);
        assert.match(findingsOf(run, "nothing").join("\n"), /\[parameter-set\]/);
        assert.deepEqual(project.log(), []);
        assert.deepEqual(await project.state(), []);
    });

    const configurations: [string, Record<string, unknown>, RegExp[]][] = [
        [
            "refuses a malformed configuration with all problems at once, unknown keys and structured values included",
            {
                ...EMBEDDED,
                "teams-phone:tenantFiel": "x.db",
                "teams-phone:tenantId": "contoso",
                "teams-phone:rules": { macau: "loud", constructor: "off", "number-imposible": "off" },
                "teams-phone:world": "",
                "teams-phone:validation": true,
            },
            [
                /teams-phone:tenantFiel: is not a known key; did you mean `tenantFile`\?/,
                /teams-phone:tenantId: must be the tenant's GUID, not `contoso`/,
                /teams-phone:rules: `macau` must be .*not "loud"/,
                /teams-phone:rules: there is no rule `constructor`/,
                /did you mean `number-impossible`\?/,
                /teams-phone:world: must be the path of a file/,
                /teams-phone:validation: must be `tenant` or `offline`, not `true`/,
            ],
        ],
        [
            "refuses rules that are not JSON with an example",
            { ...EMBEDDED, "teams-phone:rules": "macau: off" },
            [/teams-phone:rules: must map rule codes to severities in JSON.*not `macau: off`/],
        ],
        [
            "refuses paths with control characters before any file is opened",
            { ...EMBEDDED, "teams-phone:tenantFile": "tenant\n.db" },
            [/teams-phone:tenantFile: must be the path of a file, not `tenant\\n\.db`/],
        ],
    ];
    for (const [title, config, messages] of configurations) {
        it(title, async () => {
            project.declare([{ name: "alice", args: direct("alice", N1) }]);
            project.configure(config);
            const run = await project.up();
            refused(run);
            for (const message of messages) assert.match(run.output, message);
            assertHumane(run.output);
            assert.deepEqual(project.log(), []);
        });
    }
});
