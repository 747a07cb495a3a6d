import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, runTeamsPhone } from "../support/command";

describe("the command teams-phone --version", () => {
    it("prints the version in package.json, and nothing else", () => {
        const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
        assert.deepEqual(runTeamsPhone(ROOT, "--version"), { stdout: `${version}\n`, stderr: "", status: 0 });
    });
});
