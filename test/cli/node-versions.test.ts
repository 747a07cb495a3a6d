import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stringify } from "yaml";
import { ROOT, runTeamsPhone, startTeamsPhone } from "../support/command";
import { lowestNode } from "../support/other-node";
import { smallWorld, TENANT } from "../support/worlds/world";

const versionOf = (node: string) => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();

describe("the tests of the commands", () => {
    it("run them on the lowest Node that package.json allows", () => {
        const { engines } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
        assert.equal(versionOf(lowestNode()), `v${engines.node.replace(">=", "")}.0`);
        assert.notEqual(versionOf(lowestNode()), process.version);
    });
});

describe("on the Node that runs the tests, which is newer, a command prints no warning of Node's", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        writeFileSync(path.join(folder, "world.yaml"), stringify(smallWorld()));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const newest = () => ({ folder, node: process.execPath });

    it("if it uses no tenant", () => {
        const { stdout, stderr, status } = runTeamsPhone(newest(), "rules", "macau");
        assert.match(stdout, /^macau /);
        assert.deepEqual([stderr, status], ["", 0]);
    });

    it("if it opens a tenant in a file", () => {
        const init = runTeamsPhone(newest(), "tenant", "init", "--from", "world.yaml", "--file", "tenant.db");
        assert.deepEqual([init.stderr, init.status], ["", 0]);
    });

    it("if it serves a tenant, or reads one over Graph", async () => {
        const { child, ended } = startTeamsPhone(newest(), "tenant", "serve", "--world", "world.yaml");
        let endpoint = "";
        for await (const line of createInterface(child.stdout as Readable)) {
            endpoint ||= /^ {2}page +(\S+)\/$/.exec(line)?.[1] ?? "";
            if (line === "ready") break;
        }
        child.stdout?.resume();
        const config = { tenant: "graph", tenantId: TENANT, graphEndpoint: endpoint };
        const named = Object.fromEntries(Object.entries(config).map(([key, value]) => [`teams-phone:${key}`, value]));
        writeFileSync(path.join(folder, "Pulumi.yaml"), stringify({ name: "test", runtime: "nodejs", config: named }));
        const doctor = runTeamsPhone(newest(), "doctor");
        child.kill("SIGTERM");
        const served = await ended;
        assert.match(doctor.stdout, /^ok +tenant +Test /m, doctor.stderr);
        assert.equal(doctor.stderr, "teams-phone: no stack is selected, so only Pulumi.yaml counts\n");
        assert.equal(doctor.status, 0);
        assert.deepEqual([served.stderr, served.status], ["", 0]);
    });
});
