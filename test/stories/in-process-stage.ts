import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { findingsText, tenantText } from "../../provider/gate/report/findings-text";
import { check } from "../../provider/lifecycle/check";
import { create } from "../../provider/lifecycle/create";
import { deleteResource } from "../../provider/lifecycle/delete";
import { diff } from "../../provider/lifecycle/diff";
import type { Connection } from "../../provider/lifecycle/run/run";
import { update } from "../../provider/lifecycle/update";
import { GATE_KEY } from "../../provider/observe/gate-note";
import { checkArguments, checkProgram } from "../../provider/rules";
import { readArguments } from "../../provider/schema/arguments";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import type { Declared, Resource } from "../change-set/engine-in-process";
import { judged } from "../change-set/judged";
import { runWith } from "../support/connection";
import { type Outcome, Stage } from "./stage";
import type { Step, Story } from "./story";

/** Calls each verb as the engine calls it. */
export class InProcessStage extends Stage {
    readonly #folder = mkdtempSync(path.join(tmpdir(), "teams-phone-story-"));
    readonly #state = new Map<string, Resource>();
    readonly #config: Readonly<Record<string, string>>;
    #program: readonly Declared[] = [];
    protected readonly database = path.join(this.#folder, "tenant.db");
    protected readonly tenant: EmbeddedTenant;

    constructor({ world, config = {} }: Story) {
        super();
        this.#config = config;
        const file = path.join(this.#folder, "world.yaml");
        writeFileSync(file, stringify(world));
        this.tenant = EmbeddedTenant.open({ file: this.database, world: file });
    }

    close(): void {
        this.tenant.close();
        rmSync(this.#folder, { recursive: true, force: true });
    }

    protected declare(program: NonNullable<Step["declare"]>): void {
        this.#program = primariesFirst(program);
    }

    protected async stored(): Promise<readonly string[]> {
        return [...this.#state.keys()];
    }

    protected async run(command: Step["run"]): Promise<Outcome> {
        const said: string[] = [];
        const isDone = await this.#run(command, said).catch((error: Error) => {
            said.push(error.message);
            return false;
        });
        return { isDone, said: said.join("\n") };
    }

    /** @returns whether the run succeeds */
    async #run(run: Step["run"], said: string[]): Promise<boolean> {
        const connection = await this.#stack().connect();
        try {
            return run === "destroy" ? await this.#destroy(connection) : await this.#judge(connection, run, said);
        } finally {
            connection.tenant.close();
        }
    }

    /** A run of its own, as the engine starts one for each command. */
    #stack() {
        return runWith({
            "teams-phone:tenant": "embedded",
            "teams-phone:world": path.join(this.#folder, "world.yaml"),
            "teams-phone:tenantFile": this.database,
            ...this.#config,
        });
    }

    async #judge(connection: Connection, run: Step["run"], said: string[]): Promise<boolean> {
        const { rules } = connection.configuration;
        const declared = this.#program.map(({ name, args }) => ({ name, args: readArguments(args) }));
        const early = [
            ...declared.flatMap(({ name, args }) =>
                checkArguments(args, rules).map(finding => ({ resource: name, finding })),
            ),
            ...checkProgram(declared, rules),
        ];
        if (early.length > 0) said.push(findingsText(early));
        if (early.some(({ finding }) => finding.severity === "error")) return false;
        const { report, withNotes } = await judged(connection, this.#program, this.#state);
        if (report.findings.length > 0) said.push(tenantText(report.findings));
        if (report.refused.length > 0) said.push(findingsText(report.refused));
        if (report.refused.length > 0 || report.changeSet.refused.length > 0) return false;
        return run === "preview" || this.#up(connection, withNotes);
    }

    async #up({ run }: Connection, program: readonly Declared[]): Promise<boolean> {
        const replaced: Resource[] = [];
        const checked = [];
        for (const { name, args, note } of program) {
            const noted = note === undefined ? args : { ...args, [GATE_KEY]: note };
            const { inputs, failures } = await check(run, this.#state.get(name)?.inputs ?? {}, noted);
            if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
            checked.push({ name, inputs });
        }
        for (const { name, inputs } of checked) {
            const old = this.#state.get(name);
            const difference = old && (await diff(run, old.id, old.outs, inputs));
            if (!old || !difference || difference.replaces.length > 0) {
                const { id, outs } = await create(run, inputs);
                this.#state.set(name, { id, inputs, outs });
                if (old) replaced.push(old);
            } else if (difference.changes)
                this.#state.set(name, { ...old, inputs, ...(await update(run, old.id, old.outs, inputs)) });
            else this.#state.set(name, { ...old, inputs });
        }
        for (const { id, outs } of replaced) await deleteResource(run, id, outs);
        for (const [name, { id, outs }] of this.#state) {
            if (checked.some(each => each.name === name)) continue;
            await deleteResource(run, id, outs);
            this.#state.delete(name);
        }
        return true;
    }

    /** Deletes in the reverse of the order of creation, as the engine does with resources that wait for others. */
    async #destroy({ run }: Connection): Promise<boolean> {
        for (const [name, { id, outs }] of [...this.#state].reverse()) {
            await deleteResource(run, id, outs);
            this.#state.delete(name);
        }
        return true;
    }
}

/** The engine creates an account's primary number first, because the gate makes its other numbers wait for it. */
function primariesFirst(program: NonNullable<Step["declare"]>): readonly Declared[] {
    const all = Object.entries(program).map(([name, args]) => ({ name, args }));
    const isPrimary = ({ args }: Declared) => (args.assignmentCategory ?? "Primary") === "Primary";
    return [...all.filter(isPrimary), ...all.filter(each => !isPrimary(each))];
}
