import assert from "node:assert/strict";
import { ALL_ROLES } from "../../../provider/emulator/emulator-options";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { steps } from "../../support/project";
import { direct, N1, N2, N3, smallWorld } from "../../support/worlds/world";

const READ_ONLY = [
    "TeamsTelephoneNumber.Read.All",
    "TeamsUserConfiguration.Read.All",
    "User.Read.All",
    "Organization.Read.All",
];
const THREE = [
    { name: "a", args: direct("alice", N1) },
    { name: "b", args: direct("bob", N2) },
    { name: "c", args: direct("carol", N3) },
];

describe("on the real engine, through Graph, a login", () => {
    let graph: OverGraph;
    const open = async (options: Parameters<typeof overGraph>[2] = {}) => {
        graph = await overGraph(smallWorld(), {}, options);
        graph.project.declare(THREE);
    };
    afterEach(() => graph.close());
    const counts = () => graph.emulator.emulation.requests.summary().counts;
    const writes = () => Object.keys(counts()).filter(key => /^(assign|unassign|update) /.test(key));
    /** The distinct error messages of all resources. */
    const errors = (output: string) =>
        new Set(
            [
                ...output
                    .slice(output.indexOf("Diagnostics:"))
                    .matchAll(/error: (?!update failed|preview failed)([\s\S]*?)\n\n/g),
            ].map(([, text]) => (text ?? "").replace(/\(request-id .*?\)/g, "")),
        );

    it("that may only read previews everything and sends no write, not even in a batch", async () => {
        await open({ roles: READ_ONLY });
        const preview = await graph.project.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /4 to create/);
        assert.deepEqual(writes(), []);
        const { requests } = graph.emulator.emulation;
        assert.ok(
            requests.recent(1000).every(({ method, path }) => method === "GET" || /\$batch$|\/token$/.test(path)),
            JSON.stringify(counts()),
        );
    });

    it("that may only read changes nothing in up, and each resource that fails names the permission", async () => {
        await open({ roles: READ_ONLY });
        const up = await graph.project.up("--continue-on-error");
        assert.notEqual(up.code, 0);
        assert.deepEqual(graph.tenant.log(), []);
        for (const number of [N1, N2, N3])
            assert.match(up.output, new RegExp(`Could not assign \\${number}.*TeamsTelephoneNumber\\.ReadWrite\\.All`));
        assert.doesNotMatch(up.output, /^\s+at .*provider/m);
    });

    for (const missing of ALL_ROLES.filter(role => role !== "Organization.Read.All")) {
        it(`without ${missing} fails with one message that names it, before anything is done`, async () => {
            await open({ roles: ALL_ROLES.filter(role => role !== missing) });
            const preview = await graph.project.preview();
            assert.notEqual(preview.code, 0, preview.output);
            const [message, ...others] = errors(preview.output);
            assert.deepEqual(others, []);
            assert.match(
                message ?? "",
                new RegExp(missing.replace("ReadWrite", "(Read|ReadWrite)").replaceAll(".", "\\.")),
            );
            assert.deepEqual(graph.tenant.log(), []);
        });
    }

    it("that expires in the middle of a run is renewed, and the run succeeds", async () => {
        await open();
        const { faults } = graph.emulator.emulation;
        faults.add({ kind: "delay-before", on: "assign", ms: 300, times: 3 });
        const run = graph.project.up("--parallel", "1");
        while (!counts()["assign 202"]) await new Promise(resolve => setTimeout(resolve, 10));
        graph.emulator.emulation.revokeTokens();
        const up = await run;
        assert.equal(up.code, 0, up.output);
        assert.equal(steps(up).create, 4);
        assert.ok((counts()["token 200"] ?? 0) > 2, JSON.stringify(counts()));
    });

    it("that expires and cannot be renewed ends the run, and the state keeps what was done", async () => {
        await open();
        process.env.TEAMS_PHONE_GRAPH_TOKEN = await graph.emulator.emulation.issueToken();
        try {
            const run = graph.project.up("--parallel", "1");
            while (!counts()["assign 202"]) await new Promise(resolve => setTimeout(resolve, 10));
            graph.emulator.emulation.revokeTokens();
            const up = await run;
            assert.notEqual(up.code, 0);
            assert.ok(errors(up.output).size > 0, up.output);
            for (const error of errors(up.output))
                assert.equal(
                    error.split("The login was rejected, even with a fresh token. Log in again").length,
                    2,
                    error,
                );
            assert.equal(graph.tenant.log().length, 1);
        } finally {
            delete process.env.TEAMS_PHONE_GRAPH_TOKEN;
        }
        const next = await graph.project.up();
        assert.equal(next.code, 0, next.output);
        assert.equal(graph.tenant.log().length, 3);
    });
});
