import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stringify } from "yaml";
import { runTeamsPhone, startTeamsPhone } from "../support/command";
import { smallWorld, TENANT } from "../support/worlds/world";

describe("the command teams-phone tenant serve", () => {
    let folder: string;
    let running: ChildProcess | null;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        writeFileSync(path.join(folder, "world.yaml"), stringify(smallWorld()));
        running = null;
    });
    afterEach(() => {
        running?.kill("SIGKILL");
        rmSync(folder, { recursive: true, force: true });
    });

    /** Starts the command and waits until it is ready. */
    async function serve(...args: string[]) {
        const { child, ended } = startTeamsPhone(folder, "tenant", "serve", ...args);
        running = child;
        const lines: string[] = [];
        for await (const line of createInterface(child.stdout as Readable)) {
            lines.push(line);
            if (line === "ready") break;
        }
        child.stdout?.resume();
        const addressOf = (name: string) => lines.join("\n").match(new RegExp(`^  ${name} +(\\S+)$`, "m"))?.[1] ?? "";
        return {
            lines,
            graph: addressOf("graph"),
            page: addressOf("page"),
            login: addressOf("login"),
            end: async (signal: NodeJS.Signals) => {
                child.kill(signal);
                const { status, stderr } = await ended;
                return { status, stderr };
            },
        };
    }
    const tokenOf = async (login: string) => {
        const form = {
            client_id: "x",
            client_secret: "y",
            scope: "https://graph.microsoft.com/.default",
            grant_type: "client_credentials",
        };
        const response = await fetch(login, { method: "POST", body: new URLSearchParams(form) });
        return ((await response.json()) as { access_token: string }).access_token;
    };

    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        it(`prints its address, answers a client that logs in, and ends cleanly on ${signal}`, async () => {
            const { lines, graph, page, login, end } = await serve("--world", "world.yaml");
            assert.match(lines[0] ?? "", /^Serving Test as Microsoft Graph\. This is an emulator/);
            assert.match(graph, /^http:\/\/127\.0\.0\.1:\d+\/v1\.0$/);
            assert.ok(login.endsWith(`/${TENANT}/oauth2/v2.0/token`));
            assert.equal((await fetch(page)).status, 200);
            const headers = { authorization: `Bearer ${await tokenOf(login)}` };
            assert.equal((await fetch(`${graph}/organization`, { headers })).status, 200);
            assert.deepEqual(await end(signal), { status: 0, stderr: "" });
        });
    }

    it("keeps writes in the given file, and creates a missing one from the world", async () => {
        const { graph, login, end } = await serve("--world", "world.yaml", "--file", "tenant.db");
        assert.ok(existsSync(path.join(folder, "tenant.db")));
        const { stdout } = runTeamsPhone(
            folder,
            "tenant",
            "set",
            "--file",
            "tenant.db",
            "--identity",
            "alice@contoso.com",
            "--phone-number",
            "+12065550101",
            "--phone-number-type",
            "DirectRouting",
        );
        assert.equal(stdout, "");
        const headers = { authorization: `Bearer ${await tokenOf(login)}` };
        const answer = await fetch(`${graph}/admin/teams/telephoneNumberManagement/numberAssignments?$top=1`, {
            headers,
        });
        const { value } = (await answer.json()) as { value: { assignmentStatus: string }[] };
        assert.equal(value[0]?.assignmentStatus, "userAssigned");
        await end("SIGTERM");
        assert.match(runTeamsPhone(folder, "tenant", "log", "--file", "tenant.db").stdout, /assign/);
    });

    it("starts with the given faults", async () => {
        const fault = '{"kind":"unavailable","on":"organization","retryAfterSeconds":9}';
        const { graph, login, end } = await serve("--world", "world.yaml", "--fault", fault, "--lag", "1000");
        const headers = { authorization: `Bearer ${await tokenOf(login)}` };
        const { status, headers: given } = await fetch(`${graph}/organization`, { headers });
        assert.deepEqual([status, given.get("retry-after")], [503, "9"]);
        await end("SIGTERM");
    });

    const wrong: [args: string[], code: number, message: RegExp][] = [
        [["--world", "missing.yaml"], 1, /missing\.yaml/],
        [["--world", "world.yaml", "--fault", "{"], 2, /'--fault <json>' argument .* is invalid/],
        [["--world", "world.yaml", "--fault", '{"kind":"flood"}'], 2, /'--fault <json>' argument .* is invalid/],
        [["--world", "world.yaml", "--errors", "never"], 2, /immediate, operation/],
        [["--world", "world.yaml", "--resource-accounts", "gone"], 2, /shown, hidden/],
        [["--world", "world.yaml", "--port", "many"], 2, /number from 0 to 65535/],
        [["--world", "world.yaml", "--port", "65536"], 2, /number from 0 to 65535/],
        [[], 2, /Use --file/],
    ];
    for (const [args, code, message] of wrong) {
        it(`reports in one line what is wrong with ${args.join(" ") || "no options outside a project"}`, () => {
            const { stdout, stderr, status } = runTeamsPhone(folder, "tenant", "serve", ...args);
            assert.deepEqual([stdout, status], ["", code]);
            assert.match(stderr, message);
        });
    }

    it("reports that its port is taken", async () => {
        const { page, end } = await serve("--world", "world.yaml");
        const { status, stderr } = runTeamsPhone(
            folder,
            "tenant",
            "serve",
            "--world",
            "world.yaml",
            "--port",
            new URL(page).port,
        );
        assert.equal(status, 1);
        assert.match(stderr, /Cannot listen on .*EADDRINUSE/);
        await end("SIGTERM");
    });
});
