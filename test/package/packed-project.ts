import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { runTeamsPhone } from "../support/command";
import { npm } from "./pack";

const SDK = "node_modules/@pulumi/pulumi";
const EXAMPLE = "node_modules/pulumi-teams-phone/examples/contoso";

/** A project that `teams-phone new` makes in an empty folder, with the package installed from its tarball. */
export class PackedProject {
    /** The commands so far, as a user would type them. */
    readonly typed: string[] = [];

    /** @param folder does not exist yet */
    constructor(
        private readonly folder: string,
        tarball: string,
    ) {
        mkdirSync(folder);
        const { status, stderr } = this.teamsPhone("new");
        assert.equal(status, 0, stderr);
        npm(folder, "install", tarball, "--prefer-offline", "--ignore-scripts", "--no-audit", "--loglevel=error");
        this.typed.push("npm install");
    }

    /** Replaces what `teams-phone new` made by the program and the world that come with the package. */
    becomeExample(): void {
        for (const file of ["index.ts", "world.yaml"])
            copyFileSync(path.join(this.folder, EXAMPLE, file), path.join(this.folder, file));
        for (const file of ["tsconfig.json", ".teams-phone"]) rmSync(path.join(this.folder, file), { recursive: true });
        mkdirSync(path.join(this.folder, "state"));
        const config = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };
        const backend = { url: `file://${this.folder}/state` };
        writeFileSync(
            path.join(this.folder, "Pulumi.yaml"),
            stringify({ name: "packed", runtime: "nodejs", main: "index.ts", backend, config }),
        );
    }

    teamsPhone(...args: string[]) {
        this.typed.push(["teams-phone", ...args].join(" "));
        return runTeamsPhone({ folder: this.folder, env: { PULUMI_HOME: this.#home } }, ...args);
    }

    get #home(): string {
        return path.join(this.folder, "home");
    }

    /** Takes the SDK from another folder `node_modules`, with what it finds beside it there. @returns its version */
    useSdk(modules: string): string {
        const link = path.join(this.folder, SDK);
        rmSync(link, { force: true, recursive: true });
        mkdirSync(path.dirname(link), { recursive: true });
        symlinkSync(path.join(modules, "@pulumi/pulumi"), link, "junction");
        return JSON.parse(readFileSync(path.join(link, "package.json"), "utf8")).version;
    }

    /** @param options `checkTypes` lets the SDK check the program's types, which takes seconds. */
    pulumi(args: readonly string[], { checkTypes = false } = {}): string {
        this.typed.push(["pulumi", ...args].join(" "));
        const env = {
            ...process.env,
            PULUMI_HOME: this.#home,
            PULUMI_NODEJS_TRANSPILE_ONLY: String(!checkTypes),
            NODE_COMPILE_CACHE: path.join(this.folder, "compiled"),
        };
        const { status, stdout, stderr } = spawnSync("pulumi", [...args, "--non-interactive", "--color", "never"], {
            cwd: this.folder,
            env,
            encoding: "utf8",
        });
        assert.equal(status, 0, stdout + stderr);
        return stdout;
    }
}
