import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../support/command";
import { folderOfNode22 } from "../support/other-node";

describe("every command, on the lowest Node that package.json allows", () => {
    it("passes its tests, which see standard error too: no warning of Node's is in it", async () => {
        const bin = await folderOfNode22();
        const others = readdirSync(__dirname).filter(
            file => file.endsWith(".test.ts") && file !== path.basename(__filename),
        );
        const mocha = path.join(ROOT, "node_modules/mocha/bin/mocha.js");
        const options = ["--no-config", "--require", "tsx", "--timeout", "300000", "--reporter", "dot"];
        const tests = others.map(file => path.join(__dirname, file));
        const { status, stdout, stderr } = spawnSync(path.join(bin, "node"), [mocha, ...options, ...tests], {
            cwd: ROOT,
            // A worker of mocha's hands these down, and they are options of the other Node.
            env: { ...process.env, PATH: [bin, process.env.PATH].join(path.delimiter), NODE_OPTIONS: "" },
            encoding: "utf8",
        });
        assert.equal(status, 0, stdout + stderr);
        assert.match(stdout, /[1-9]\d+ passing/);
    });
});
