import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { steps } from "../../support/project";
import { direct, N1, N2, N3, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("on the real engine, through Microsoft Graph", () => {
    let graph: OverGraph;
    let project: OverGraph["project"];
    let tenant: OverGraph["tenant"];
    let emulator: OverGraph["emulator"];
    beforeEach(async () => {
        graph = await overGraph(smallWorld(), { "teams-phone:auditLog": "audit.jsonl" });
        ({ project, tenant, emulator } = graph);
    });
    afterEach(() => graph.close());

    const holderOf = async (number: string) => (await tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const written = () => tenant.log().map(({ operation, number }) => `${operation} ${number}`);

    it("up assigns, sets locations, replaces and swaps numbers, a second up writes nothing, and destroy releases", async () => {
        const both = (alice: string, bob: string) => [
            { name: "a", args: direct("alice", alice, { locationId: SEATTLE }) },
            { name: "b", args: direct("bob", bob) },
        ];
        project.declare(both(N1, N2));
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.deepEqual(written(), []);
        const up = await project.up();
        assert.equal(steps(up).create, 3, up.output);
        assert.deepEqual([await holderOf(N1), await holderOf(N2)], [ALICE, BOB]);
        assert.equal((await tenant.findNumbers([N1]))[0]?.locationId, SEATTLE);

        const audit = readFileSync(path.join(project.folder, "audit.jsonl"), "utf8").trim().split("\n");
        assert.equal(audit.length, 4);

        const before = tenant.log().length;
        assert.equal((await project.up()).code, 0);
        assert.equal(tenant.log().length, before);

        project.declare(both(N1, N3));
        const changed = await project.up();
        assert.equal(steps(changed).replace, 1, changed.output);
        assert.deepEqual([await holderOf(N2), await holderOf(N3)], [null, BOB]);

        project.declare(both(N3, N1));
        const swapped = await project.up();
        assert.equal(swapped.code, 0, swapped.output);
        assert.deepEqual([await holderOf(N1), await holderOf(N3)], [BOB, ALICE]);

        const gone = await project.destroy();
        assert.equal(gone.code, 0, gone.output);
        assert.deepEqual([await holderOf(N1), await holderOf(N3)], [null, null]);
        assert.equal(emulator.emulation.requests.summary().tooEarly, 0);
    });

    it("preview shows what Graph cannot do, and a file of emergency locations makes their lookup possible", async () => {
        project.declare([{ name: "v", args: { identity: "carol@contoso.com", enterpriseVoiceEnabled: true } }]);
        const voice = await project.preview();
        assert.notEqual(voice.code, 0);
        assert.match(
            voice.output,
            /the connection to .* \(`graph`\) can read this flag but not change it.*\[voice-not-supported\]/,
        );
        project.declare([{ name: "a", args: direct("alice", N1, { locationId: { $location: { city: "Seattle" } } }) }]);
        const located = await project.preview();
        assert.notEqual(located.code, 0);
        assert.match(
            located.output,
            /cannot be looked up: Microsoft Graph does not show emergency locations.*LocationId/,
        );
        assert.deepEqual(written(), []);

        const rows = [`${SEATTLE},Seattle office,Seattle,US`, `${PORTLAND},Portland office,Portland,US`];
        project.write("lis.csv", ["LocationId,Description,City,CountryOrRegion", ...rows].join("\n"));
        project.configure({ ...graph.config, "teams-phone:locations": "lis.csv" });
        const found = await project.up();
        assert.equal(found.code, 0, found.output);
        assert.match(found.output, /whether emergency addresses are validated \(location-not-validated\)/);
        assert.equal((await tenant.findNumbers([N1]))[0]?.locationId, SEATTLE);
    });

    it("preview names what it could not check because Graph does not show it", async () => {
        project.declare([{ name: "a", args: direct("alice", N1) }]);
        const { output } = await project.preview();
        assert.match(output, /not checked, because this tenant does not show it: .*assignment blocks of numbers/);
    });

    it("the login to another tenant fails before anything is read", async () => {
        project.configure({
            "teams-phone:tenant": "graph",
            "teams-phone:tenantId": "5c1f7b0e-0000-4000-8000-0000000000bb",
            "teams-phone:graphEndpoint": emulator.url,
        });
        project.declare([{ name: "a", args: direct("alice", N1) }]);
        const { code, output } = await project.preview();
        assert.notEqual(code, 0);
        assert.match(output, /Tenant '5c1f7b0e-0000-4000-8000-0000000000bb' not found/);
    });
});
