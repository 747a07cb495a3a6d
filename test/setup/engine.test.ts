import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ENSURE = path.join(__dirname, "../../scripts/engine/ensure.mjs");

describe("set-up finds the engine", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        // The scripts need a node, and nothing else, of the real PATH.
        mkdirSync(path.join(folder, "node"));
        symlinkSync(process.execPath, path.join(folder, "node/node"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function fake(where: string, name: string, text: string) {
        mkdirSync(path.join(folder, where), { recursive: true });
        const file = path.join(folder, where, name);
        writeFileSync(file, `#!/bin/sh\n${text}\n`);
        chmodSync(file, 0o755);
    }
    function engine(where: string, version: string) {
        fake(where, "pulumi", `echo ${version}`);
        fake(where, "pulumi-language-nodejs", "true");
    }
    function ensure(...folders: string[]) {
        const PATH = [...folders.map(each => path.join(folder, each)), path.join(folder, "node")].join(path.delimiter);
        const env = {
            PATH,
            HOME: folder,
            PULUMI_TEAMS_PHONE_CACHE: path.join(folder, "cache"),
            https_proxy: "http://127.0.0.1:9",
        };
        const script = `import(${JSON.stringify(ENSURE)}).then(m => m.ensureEngine()).then(found => console.log(found), error => { console.error(error.message); process.exit(1); })`;
        return spawnSync(process.execPath, ["-e", script], { env, encoding: "utf8", cwd: folder });
    }

    it("on PATH, when it is good", () => {
        engine("mine", "v3.260.0");
        assert.equal(ensure("mine").stdout.trim(), path.join(folder, "mine"));
    });

    it("in the cache, when the one on PATH is too old, and says why", () => {
        engine("mine", "v3.68.0");
        engine("cache/engine/3.259.0/bin", "v3.259.0");
        const { stdout, stderr } = ensure("mine");
        assert.equal(stdout.trim(), path.join(folder, "cache/engine/3.259.0/bin"));
        assert.match(stderr, /is not used: its version is v3\.68\.0, and 3\.254\.0 or a later 3\.x is needed/);
    });

    it("nowhere, and then says what to install", () => {
        const { status, stderr } = ensure();
        assert.equal(status, 1);
        assert.match(
            stderr,
            /no Pulumi engine could be found or made\. Install the Pulumi CLI 3\.254\.0 or later .* or Go 1\.25/,
        );
    });
});
