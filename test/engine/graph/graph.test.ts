import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { steps } from "../../support/project";
import { direct, N1, N2, N3, OC, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

const ALICE = objectId(1);
const BOB = objectId(2);
const CAROL = objectId(3);

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

    it("preview names what it could not check, up assigns, sets locations, replaces and swaps numbers, a second up writes nothing, and destroy releases", async () => {
        const all = (alice: string, bob: string, carol: Record<string, unknown>) => [
            { name: "a", args: direct("alice", alice, { locationId: SEATTLE }) },
            { name: "b", args: direct("bob", bob) },
            { name: "c", args: carol },
        ];
        project.declare(all(N1, N2, direct("carol", N3)));
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(
            preview.output,
            /not checked, because this tenant does not show it: .*assignment blocks of numbers/,
        );
        assert.deepEqual(written(), []);
        const up = await project.up();
        assert.equal(steps(up).create, 4, up.output);
        assert.deepEqual([await holderOf(N1), await holderOf(N2)], [ALICE, BOB]);
        assert.equal((await tenant.findNumbers([N1]))[0]?.locationId, SEATTLE);

        const audit = readFileSync(path.join(project.folder, "audit.jsonl"), "utf8").trim().split("\n");
        assert.equal(audit.length, 3);

        const before = tenant.log().length;
        assert.equal((await project.up()).code, 0);
        assert.equal(tenant.log().length, before);

        project.declare(all(N2, N1, { ...direct("carol", OC), phoneNumberType: "OperatorConnect" }));
        const changed = await project.up();
        assert.equal(steps(changed).replace, 3, changed.output);
        const holders = () => Promise.all([N1, N2, N3, OC].map(holderOf));
        assert.deepEqual(await holders(), [BOB, ALICE, null, CAROL]);

        const gone = await project.destroy();
        assert.equal(gone.code, 0, gone.output);
        assert.deepEqual(await holders(), [null, null, null, null]);
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
