import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.join(__dirname, "../..");
const CRUISER = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
const BIOME = path.join(ROOT, "node_modules/@biomejs/biome/bin/biome");
const TARGET = "export const value = 1;";

/** What each rule refuses: the first file of a case imports what it must not. */
const REFUSED: readonly (readonly [title: string, rule: string, files: Record<string, string>])[] = [
    [
        "two files that import each other",
        "no-circular",
        { "plan/one.ts": imports("./other"), "plan/other.ts": imports("./one") },
    ],
    [
        "two files that import only each other's types",
        "no-circular",
        { "model/one.ts": importsType("./other"), "model/other.ts": importsType("./one") },
    ],
    [
        "a stage that imports a later one",
        "no-upward-import-from-schema",
        { "schema/up.ts": imports("../rules/target") },
    ],
    [
        "a stage that imports the package's entry",
        "no-upward-import-from-gate-lifecycle",
        { "gate/up.ts": imports("../index"), "index.ts": TARGET },
    ],
    [
        "the gate importing the lifecycle",
        "program-and-provider-apart",
        { "gate/across.ts": imports("../lifecycle/target"), "lifecycle/target.ts": TARGET },
    ],
    ["a rule that does I/O", "pure-stages", { "rules/impure.ts": imports("node:fs"), "rules/target.ts": TARGET }],
    [
        "a reader of spreadsheets that does I/O",
        "pure-reader",
        { "spreadsheet/impure.ts": `import { readFileSync } from "node:fs";\nexport const value = readFileSync;\n` },
    ],
    [
        "an embedded service that uses the rules it is to check",
        "embedded-service-independent",
        { "tenant/embedded/a.ts": imports("../../rules/target") },
    ],
    [
        "a backend that knows the emulator",
        "emulator-for-cli-only",
        { "tenant/graph/a.ts": imports("../../emulator/target"), "emulator/target.ts": TARGET },
    ],
    [
        "a verb that reaches past the port into a backend",
        "no-vendor-leak",
        { "lifecycle/past.ts": imports("../tenant/graph/a") },
    ],
];

describe("the boundaries between the parts of provider/", function () {
    this.timeout(60_000);

    it("hold in the code as it is", () => {
        const { status, output } = cruise(ROOT);
        assert.equal(status, 0, output);
    });

    describe("refuse", () => {
        let output = "";
        before(() => {
            const folder = project(Object.assign({}, ...REFUSED.map(([, , files]) => files)));
            const run = cruise(folder);
            rmSync(folder, { recursive: true });
            assert.notEqual(run.status, 0, run.output);
            output = run.output;
        });

        for (const [title, rule, files] of REFUSED) {
            it(title, () => {
                const [importer = ""] = Object.keys(files);
                assert.match(output, new RegExp(`error ${rule}: provider/${importer.replace(".", "[.]")} `));
            });
        }
    });

    it("refuse an import cycle in the tests, too", () => {
        const folder = project({ "plan/a.ts": imports("./b"), "plan/b.ts": imports("./a") });
        copyFileSync(path.join(ROOT, "biome.json"), path.join(folder, "biome.json"));
        const args = [BIOME, "lint", "--only=suspicious/noImportCycles", "provider"];
        const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
        rmSync(folder, { recursive: true });
        assert.notEqual(status, 0, stdout + stderr);
        assert.match(stdout + stderr, /part of a cycle/);
    });
});

function imports(from: string): string {
    return `import { value as other } from "${from}";\nexport const value = other;\n`;
}

function importsType(from: string): string {
    return `import type { T as Other } from "${from}";\nexport type T = Other | 1;\n`;
}

function project(files: Record<string, string>): string {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-boundaries-"));
    copyFileSync(path.join(ROOT, "tsconfig.json"), path.join(folder, "tsconfig.json"));
    for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, "provider", file)), { recursive: true });
        writeFileSync(path.join(folder, "provider", file), text);
    }
    return folder;
}

function cruise(folder: string): { status: number | null; output: string } {
    const args = [CRUISER, "provider", "--config", path.join(ROOT, ".dependency-cruiser.cjs")];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    return { status, output: stdout + stderr };
}
