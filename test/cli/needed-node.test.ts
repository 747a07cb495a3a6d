import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../support/command";
import { lowestNode } from "../support/other-node";

/** Runs Node in such a way that it takes itself for another version. */
function runAs(version: string, ...args: string[]) {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${version}"})`;
    const { stdout, stderr, status } = spawnSync(lowestNode(), ["--import", pretend, ...args], {
        cwd: ROOT,
        env: { ...process.env, NODE_OPTIONS: "" },
        encoding: "utf8",
        timeout: 60_000,
    });
    return { stdout, stderr, status };
}

const { engines } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
const needed = `${engines.node.replace(">=", "")}.0`;

describe("a Node version that is too old", () => {
    it("is reported by the command in one line, with the version that is needed", () => {
        const { stdout, stderr, status } = runAs("22.12.0", "dist/cli/main.js", "doctor");
        assert.equal(status, 1);
        assert.equal(stdout, "");
        assert.equal(stderr.trim().split("\n").length, 1);
        assert.ok(stderr.includes(`needs Node ${needed} or later; this is 22.12.0 (${lowestNode()})`), stderr);
    });

    for (const name of ["pulumi-teams-phone", "pulumi-teams-phone/lifecycle"]) {
        it(`is reported when a program or the engine loads ${name}`, () => {
            const { stderr, status } = runAs("20.20.2", "-e", `require("${name}")`);
            assert.equal(status, 1);
            assert.match(stderr, /^TeamsPhoneError: pulumi-teams-phone needs Node/m);
        });
    }

    it("is not the version in package.json, nor a later one", () => {
        for (const version of [needed, "22.13.1", "22.23.3", "100.0.0"]) {
            const { stdout, stderr, status } = runAs(version, "dist/cli/main.js", "--help");
            assert.equal(status, 0, stderr);
            assert.match(stdout, /^Usage: teams-phone/);
        }
    });
});
