import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { SWITCHES } from "../../provider/tenant/embedded/world/switches";
import { runTeamsPhone } from "../support/command";
import { smallWorld } from "../support/worlds/world";

describe("the command teams-phone tenant facts", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function facts(switches: Record<string, boolean>) {
        writeFileSync(path.join(folder, "world.yaml"), stringify({ ...smallWorld(), switches }));
        runTeamsPhone(folder, "tenant", "init", "--from", "world.yaml", "--file", "tenant.db", "--force");
        return runTeamsPhone(folder, "tenant", "facts", "--file", "tenant.db");
    }
    const position = (stdout: string, name: string) => new RegExp(`^${name} +(yes|no) `, "m").exec(stdout)?.[1];

    it("lists every question that Microsoft leaves open, with the likeliest answer", () => {
        const { stdout, stderr, status } = facts({});
        assert.deepEqual([stderr, status], ["", 0]);
        for (const [name, { default: likeliest, question }] of Object.entries(SWITCHES)) {
            assert.equal(position(stdout, name), likeliest ? "yes" : "no", name);
            assert.ok(stdout.includes(question), question);
        }
        assert.equal(stdout.trimEnd().split("\n").length, 1 + Object.keys(SWITCHES).length);
    });

    it("lists the answers that the world gives", () => {
        const flipped = Object.entries(SWITCHES).map(([name, { default: likeliest }]) => [name, !likeliest] as const);
        const { stdout } = facts(Object.fromEntries(flipped));
        for (const [name, given] of flipped) assert.equal(position(stdout, name), given ? "yes" : "no", name);
    });

    it("reports in one line that there is no tenant", () => {
        const { stdout, stderr, status } = runTeamsPhone(folder, "tenant", "facts", "--file", "missing.db");
        assert.deepEqual([stdout, status], ["", 1]);
        assert.match(stderr, /^teams-phone: There is no tenant at .*\n$/);
    });
});
