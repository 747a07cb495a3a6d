import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { npm } from "./pack";

const SDK = "node_modules/@pulumi/pulumi";
const EXAMPLE = "node_modules/pulumi-teams-phone/examples/contoso";

/** A project that installed the package from its tarball, with the program and the world that come with it. */
export class PackedProject {
    /** @param folder does not exist yet */
    constructor(
        private readonly folder: string,
        tarball: string,
    ) {
        mkdirSync(path.join(folder, "state"), { recursive: true });
        writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
        // The peer, of which two versions are wanted, comes by useSdk.
        const quick = ["--legacy-peer-deps", "--prefer-offline", "--ignore-scripts", "--no-audit", "--loglevel=error"];
        npm(folder, "install", tarball, ...quick);
        for (const file of ["index.ts", "world.yaml"])
            copyFileSync(path.join(folder, EXAMPLE, file), path.join(folder, file));
        const config = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };
        const backend = { url: `file://${folder}/state` };
        writeFileSync(
            path.join(folder, "Pulumi.yaml"),
            stringify({ name: "packed", runtime: "nodejs", main: "index.ts", backend, config }),
        );
    }

    /** Takes the SDK from another folder `node_modules`, with what it finds beside it there. @returns its version */
    useSdk(modules: string): string {
        const link = path.join(this.folder, SDK);
        rmSync(link, { force: true });
        mkdirSync(path.dirname(link), { recursive: true });
        symlinkSync(path.join(modules, "@pulumi/pulumi"), link, "junction");
        return JSON.parse(readFileSync(path.join(link, "package.json"), "utf8")).version;
    }

    /** @param options `checkTypes` lets the SDK check the program's types, which takes seconds. */
    pulumi(args: readonly string[], { checkTypes = false } = {}): string {
        const env = {
            ...process.env,
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
