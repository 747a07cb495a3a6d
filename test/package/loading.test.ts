import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../support/command";

/** The files and built-in modules that a fresh process has loaded after this code. */
function loadedBy(code: string): string[] {
    const print = `console.log(JSON.stringify([...Object.keys(require.cache), ...process.moduleLoadList]))`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", `${code}; ${print}`], {
        cwd: ROOT,
        encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    return (JSON.parse(stdout) as string[]).map(file => file.split(path.sep).join("/"));
}

const BACKENDS =
    /node_modules\/@(azure|typespec)\/|\/dist\/tenant\/(graph|embedded)\/|\/dist\/emulator\/|NativeModule sqlite/;

describe("loading the package", () => {
    for (const entry of ["pulumi-teams-phone", "pulumi-teams-phone/lifecycle"]) {
        it(`${entry} loads no backend, no login and no numbering plan before one is needed`, () => {
            const loaded = loadedBy(`require("${entry}")`);
            assert.ok(loaded.some(file => file.includes("/dist/")));
            const early = loaded.filter(file => BACKENDS.test(file) || file.includes("/libphonenumber-js/"));
            assert.deepEqual(early, []);
        });
    }

    it("pulumi-teams-phone/lifecycle leaves the SDK to the process that it is called in", () => {
        const loaded = loadedBy(`require("pulumi-teams-phone/lifecycle")`);
        assert.deepEqual(
            loaded.filter(file => /node_modules\/@(pulumi|grpc)\//.test(file)),
            [],
        );
    });

    it("loads of two backends the one that is opened", () => {
        const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        const world = path.join(ROOT, "examples/contoso/world.yaml");
        const loaded = loadedBy(`
            const { openTenant } = require("./dist/tenant/open.js");
            void openTenant({ graph: null, world: ${JSON.stringify(world)}, tenantFile: ${JSON.stringify(path.join(folder, "tenant.db"))}, tenantId: null, auditLog: null, locations: null }, process.cwd())`);
        rmSync(folder, { recursive: true, force: true });
        assert.ok(loaded.some(file => file.includes("/dist/tenant/embedded/")));
        assert.deepEqual(
            loaded.filter(file => /@azure|\/dist\/tenant\/graph\//.test(file)),
            [],
        );
    });
});
