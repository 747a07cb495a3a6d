import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { capture, ROOT } from "../spawn.mjs";

const folders = [];

/** Declares what `declarations.json` lists, with this package. */
export const OURS = `
const { PhoneNumberAssignment } = require("pulumi-teams-phone");
for (const [name, args] of require("./declarations.json")) new PhoneNumberAssignment(name, args);
`;

/** A Pulumi project in a temporary folder. */
export class Project {
    /** @param env Variables for the engine, in addition to this process's own. */
    constructor(env) {
        this.env = { ...process.env, ...env };
        this.folder = mkdtempSync(path.join(tmpdir(), "teams-phone-bench-"));
        folders.push(this.folder);
    }

    /** @param config Stack configuration, in the namespace `teams-phone`. @param files Further files, by name. */
    static async create(program, config, { files = {}, env = {} } = {}) {
        const project = new Project(env);
        mkdirSync(path.join(project.folder, "node_modules/@pulumi"), { recursive: true });
        mkdirSync(path.join(project.folder, "state"));
        project.#link("pulumi-teams-phone", ROOT);
        project.#link("@pulumi/pulumi", path.join(ROOT, "node_modules/@pulumi/pulumi"));
        project.#write("package.json", '{ "private": true }');
        project.#write("index.js", program);
        for (const [name, text] of Object.entries(files)) project.#write(name, text);
        const values = Object.entries(config).map(([key, value]) => [`teams-phone:${key}`, value]);
        const yaml = { name: "bench", runtime: "nodejs", main: "index.js", backend: { url: "file://./state" } };
        // JSON is YAML.
        project.#write("Pulumi.yaml", JSON.stringify({ ...yaml, config: Object.fromEntries(values) }));
        await project.pulumi("stack", "init", "bench");
        return project;
    }

    declare(declarations) {
        this.#write("declarations.json", JSON.stringify(declarations));
    }

    /** Runs a verb. @returns its duration in milliseconds. @throws Error if the run fails */
    async timed(verb, ...more) {
        const yes = verb === "preview" ? [] : ["--yes", "--skip-preview"];
        const started = performance.now();
        await this.pulumi(verb, ...yes, ...more);
        return performance.now() - started;
    }

    /** Runs the engine without blocking this process. */
    async pulumi(...args) {
        const { code, output } = await capture("pulumi", [...args, "--non-interactive", "--color", "never"], {
            cwd: this.folder,
            env: this.env,
        });
        if (code !== 0) throw new Error(`pulumi ${args.join(" ")}:\n${output}`);
        return output;
    }

    stateBytes() {
        return statSync(path.join(this.folder, "state/.pulumi/stacks/bench/bench.json")).size;
    }

    #write(file, text) {
        writeFileSync(path.join(this.folder, file), text);
    }

    #link(name, target) {
        symlinkSync(target, path.join(this.folder, "node_modules", name), "junction");
    }
}

export function removeFolders() {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
