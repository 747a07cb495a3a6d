import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EmbeddedTenant } from "../../../provider/tenant/embedded";

const ROOT = path.join(__dirname, "../../..");
const STACK = "example-test";

describe("on the real engine, the example project at the root", () => {
    it("runs examples/contoso, written in TypeScript, and makes its six declarations true", async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        const file = path.join(folder, "tenant.db");
        try {
            mkdirSync(path.join(folder, "state"));
            const stackFile = path.join(folder, "Pulumi.test.yaml");
            writeFileSync(stackFile, `config:\n  teams-phone:tenantFile: ${file}\n`);
            const pulumi = (...args: string[]) => {
                const env = { ...process.env, PULUMI_BACKEND_URL: `file://${folder}/state` };
                const always = ["--stack", STACK, "--non-interactive", "--color", "never"];
                const { status, stdout, stderr } = spawnSync("pulumi", [...args, ...always], {
                    cwd: ROOT,
                    env,
                    encoding: "utf8",
                });
                assert.equal(status, 0, stdout + stderr);
                return stdout;
            };
            pulumi("stack", "init", "--no-select");
            assert.match(pulumi("up", "--yes", "--skip-preview", "--config-file", stackFile), /\+ 7 created/);
            const tenant = EmbeddedTenant.open({ file });
            const [number] = await tenant.findNumbers(["+14255551000;ext=100"]);
            assert.equal(number?.holder?.userPrincipalName, "user4@contoso.com");
            tenant.close();
        } finally {
            rmSync(folder, { recursive: true, force: true });
            // The engine writes it beside Pulumi.yaml when it makes the stack, wherever the configuration is read from.
            rmSync(path.join(ROOT, `Pulumi.${STACK}.yaml`), { force: true });
        }
    });
});
