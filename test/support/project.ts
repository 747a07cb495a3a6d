import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { engineRuns } from "./costs";
import type { Declared } from "./declared";
import { type EngineOptions, engineEnvironment } from "./engine/engine-environment";
import { layDownStack } from "./engine/fresh-stack";
import { checkpointOf, type StoredResource } from "./engine/stack-file";
import { VAULT_PROVIDER } from "./engine/vault";

const ROOT = path.resolve(__dirname, "../..");

export type { Declared } from "./declared";

export interface Run {
    readonly code: number;
    /** Standard output and standard error together, in the order in which they came. */
    readonly output: string;
}

/** Most tests change a large part of their few numbers in one run. */
const WITHOUT_LIMIT = { "teams-phone:maxRemovals": 999_999 };

interface ProjectOptions extends EngineOptions {
    readonly world?: unknown;
    /** Stack configuration; the default is the embedded tenant on `world`. */
    readonly config?: Record<string, unknown>;
}

/** Declares what `declarations.json` lists. */
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { PhoneNumberAssignment, getEmergencyLocation } = require("pulumi-teams-phone");
const later = (value, afterMs = 200) => pulumi.output(new Promise(resolve => setTimeout(() => resolve(value), afterMs)));
const source = new pulumi.CustomResource("pulumi-nodejs:dynamic:Resource", "source", {
    __provider: 'exports.handler = () => ({ check: async (o, n) => ({ inputs: n }), diff: async () => ({ changes: false }), create: async i => ({ id: "source", outs: i }) });',
    ...Object.fromEntries(require("./declarations.json").flatMap(({ name, args }) =>
        Object.entries(args).filter(([, v]) => v && v.$output !== undefined).map(([k, v]) => [name + "_" + k, v.$output]))),
});
for (const { name, args, opts } of require("./declarations.json")) {
    const real = Object.entries(args).map(([key, value]) => {
        // What depends on a resource's id is unknown in the preview that would create that resource.
        if (value && value.$output !== undefined) return [key, source.id.apply(() => value.$output)];
        if (value && value.$promise !== undefined) return [key, later(value.$promise, value.afterMs)];
        if (value && value.$location !== undefined) return [key, getEmergencyLocation(value.$location)];
        if (value && value.$secret !== undefined) return [key, pulumi.secret(value.$secret)];
        return [key, value];
    });
    new PhoneNumberAssignment(name, Object.fromEntries(real), opts);
}
`;
const PLAIN_PROGRAM = PROGRAM.replace(/const source = [\s\S]*?\n}\);\n/, "");

/** A Pulumi project of its own in a temporary folder, on an embedded tenant, run by the real engine. */
export class Project {
    readonly folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    #tenant: EmbeddedTenant | null = null;

    private constructor(private readonly environment: NodeJS.ProcessEnv) {}

    #configured: Parameters<Project["configure"]> = [{}];

    static async create({ world, config, ...engine }: ProjectOptions = {}): Promise<Project> {
        const project = new Project(await engineEnvironment(engine));
        project.#linkPackages();
        mkdirSync(path.join(project.folder, "state"));
        if (world !== undefined) project.write("world.yaml", stringify(world));
        project.configure(config ?? { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" });
        project.write("package.json", '{ "private": true }');
        project.declare([]);
        await layDownStack(project, engine.isAsForUsers ? "passphrase" : VAULT_PROVIDER);
        return project;
    }

    /** A project of its own that goes on from here: with the same program, state and embedded tenant. */
    copy(): Project {
        const copy = new Project(this.environment);
        // What this process has not yet written to the file would be missing.
        this.#tenant?.close();
        this.#tenant = null;
        const linked = path.join(this.folder, "node_modules");
        cpSync(this.folder, copy.folder, { recursive: true, filter: source => source !== linked });
        copy.#linkPackages();
        copy.configure(...this.#configured);
        return copy;
    }

    /** Replaces the stack configuration; values that are objects are written as structured ones. */
    configure(config: Record<string, unknown>, main = "index.js"): void {
        this.#configured = [config, main];
        const values = Object.entries({ ...WITHOUT_LIMIT, ...config }).map(([key, value]) => [
            key,
            typeof value === "object" ? { value } : value,
        ]);
        const project = {
            name: "test",
            runtime: "nodejs",
            main,
            backend: { url: `file://${this.folder}/state` },
        };
        this.write("Pulumi.yaml", stringify({ ...project, config: Object.fromEntries(values) }));
    }

    write(file: string, text: string): void {
        mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
        writeFileSync(path.join(this.folder, file), text);
    }

    program(text: string): void {
        this.write("index.js", text);
    }

    declare(declarations: readonly Declared[]): void {
        const hasOutputs = JSON.stringify(declarations).includes('"$output"');
        this.write("declarations.json", JSON.stringify(declarations));
        this.program(hasOutputs ? PROGRAM : PLAIN_PROGRAM);
    }

    preview = (...args: string[]) => this.pulumi("preview", ...args);
    up = (...args: string[]) => this.pulumi("up", "--yes", "--skip-preview", ...args);
    refresh = (...args: string[]) => this.pulumi("refresh", "--yes", "--skip-preview", ...args);
    destroy = (...args: string[]) => this.pulumi("destroy", "--yes", "--skip-preview", ...args);

    pulumi(...args: string[]): Promise<Run> {
        return this.start(...args).ended;
    }

    /** Starts the engine without waiting for it to end. */
    start(...args: string[]): { child: ChildProcess; ended: Promise<Run> } {
        engineRuns.count += 1;
        return this.#spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {});
    }

    /** Runs a script in the project's folder, with all that an engine finds in its environment. */
    script(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
        return this.#spawn(command, args, env).ended;
    }

    #spawn(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
        const child = spawn(command, args, {
            cwd: this.folder,
            env: { ...process.env, ...this.environment, ...env },
        });
        const ended = new Promise<Run>((resolve, reject) => {
            let output = "";
            const collect = (text: Buffer) => {
                output += text.toString();
            };
            child.stdout.on("data", collect);
            child.stderr.on("data", collect);
            child.on("error", reject);
            child.on("close", code => resolve({ code: code ?? 1, output }));
        });
        return { child, ended };
    }

    /** The package's resources in the stack's state, which is read as the engine left it. */
    async state(): Promise<readonly StoredResource[]> {
        return checkpointOf(this).resources;
    }

    /** The tenant that the program runs against, as another process sees it. */
    get tenant(): EmbeddedTenant {
        const world = path.join(this.folder, "world.yaml");
        this.#tenant ??= EmbeddedTenant.open({
            file: path.join(this.folder, ".teams-phone/tenant.db"),
            ...(existsSync(world) ? { world } : {}),
        });
        return this.#tenant;
    }

    log() {
        return this.tenant.log();
    }

    close(): void {
        this.#tenant?.close();
        rmSync(this.folder, { recursive: true, force: true });
    }

    #linkPackages(): void {
        this.#link("pulumi-teams-phone", ROOT);
        this.#link("@pulumi/pulumi", path.join(ROOT, "node_modules/@pulumi/pulumi"));
    }

    #link(name: string, target: string): void {
        const link = path.join(this.folder, "node_modules", name);
        mkdirSync(path.dirname(link), { recursive: true });
        symlinkSync(target, link, "junction");
    }
}

/** The counts of a run's closing summary, as in `~ 1 updated`. */
export function steps({ output }: Run) {
    const count = (word: string) =>
        Number(new RegExp(`(\\d+) ${word}`).exec(output.slice(output.lastIndexOf("Resources:")))?.[1] ?? 0);
    return {
        same: count("unchanged"),
        create: count("created"),
        update: count("updated"),
        replace: count("replaced"),
        delete: count("deleted"),
    };
}
