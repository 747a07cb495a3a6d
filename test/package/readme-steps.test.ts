import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Served, serve } from "../../provider/emulator/serve";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { ROOT } from "../support/command";
import { crowdedWorld, TENANT } from "../support/worlds/world";

const READ_ONLY = [
    "TeamsTelephoneNumber.Read.All",
    "TeamsUserConfiguration.Read.All",
    "User.Read.All",
    "Organization.Read.All",
];
const PEOPLE = 3;

/** The commands of README's "A real tenant", a line each. */
function commandsOfReadme(): readonly string[] {
    const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");
    const section = readme.slice(readme.indexOf("## A real tenant"), readme.indexOf("## Guarantees"));
    const block = /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
    return block
        .split("\n")
        .map(line => line.replace(/#.*/, "").trim())
        .filter(line => line !== "");
}

describe("README's steps for a real tenant, followed to the letter against the emulator,", () => {
    let folder: string;
    let tenant: EmbeddedTenant;
    let emulator: Served;
    before(async () => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        tenant = EmbeddedTenant.inMemory(crowdedWorld(PEOPLE, true));
        emulator = await serve(tenant, { roles: READ_ONLY });
    });
    after(async () => {
        rmSync(folder, { recursive: true, force: true });
        await emulator.close();
        tenant.close();
    });

    /** Puts a command first on PATH: `npx` without a registry, and `npm install` of this repository's own packages. */
    const shim = (name: string, text: string) => {
        mkdirSync(path.join(folder, "bin"), { recursive: true });
        const file = path.join(folder, "bin", name);
        writeFileSync(file, `#!/bin/sh\n${text}\n`);
        chmodSync(file, 0o755);
    };

    it("end with a preview that adopts what the tenant has, and have sent no write", async () => {
        shim(
            "npx",
            `[ "$1" = --package ] && shift 2\nshift\nexec "${process.execPath}" "${ROOT}/dist/cli/main.js" "$@"`,
        );
        shim(
            "npm",
            `mkdir -p node_modules/@pulumi state\nln -s "${ROOT}" node_modules/pulumi-teams-phone\nln -s "${ROOT}/node_modules/@pulumi/pulumi" node_modules/@pulumi/pulumi`,
        );
        const commands = commandsOfReadme();
        assert.equal(commands.length, 5, commands.join("\n"));
        const script = commands.flatMap(command => [
            command.replace("TENANT_ID", TENANT),
            `echo "code $?"`,
            // The only step that a real tenant does not have.
            ...(command.includes("stack init") ? [`pulumi config set teams-phone:graphEndpoint ${emulator.url}`] : []),
        ]);
        mkdirSync(path.join(folder, "state"));
        const { stdout, stderr } = await promisify(execFile)("bash", ["-c", script.join("\n")], {
            cwd: folder,
            timeout: 60_000,
            env: {
                ...process.env,
                PATH: [path.join(folder, "bin"), process.env.PATH].join(path.delimiter),
                PULUMI_HOME: path.join(folder, "home"),
                PULUMI_BACKEND_URL: `file://${folder}/state`,
            },
        });
        const codes = [...stdout.matchAll(/^code (\d+)$/gm)].map(([, code]) => Number(code));
        const output = stdout + stderr;
        assert.deepEqual([codes[0], codes[1], codes[3], codes[4]], [0, 0, 0, 0], output);
        const wrong = stdout.split("\n").filter(line => /WRONG|MISSING|missing/.test(line));
        assert.ok(wrong.length > 0 && wrong.every(line => /TeamsTelephoneNumber\.ReadWrite\.All/.test(line)), output);
        assert.match(output, new RegExp(`\\+ ${PEOPLE + 1} to create`));
        assert.match(output, new RegExp(`plan: ${PEOPLE} adopted \\(no write\\)`));
        assert.deepEqual(tenant.log(), []);
    });
});
