import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
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
import type { Ruleset } from "../../provider/rules/rule-settings";
import { readArguments } from "../../provider/schema/arguments";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import type { LogEntry } from "../../provider/tenant/embedded/history/change-log";
import type { Declared, Resource } from "../change-set/engine-in-process";
import { judged } from "../change-set/judged";
import { runWith } from "../support/connection";

type Arguments = Record<string, unknown>;
type Set = Parameters<EmbeddedTenant["service"]["set"]>[0];

/** What a step must show. Accounts are the part of their UPN before `@`, locations the last four digits of their id. */
export interface Expected {
    /** 0: the run succeeds; 1: it fails. */
    readonly rc?: number;
    readonly says?: readonly string[];
    readonly saysNot?: readonly string[];
    /** All writes of the step, in any order, as in `assign +12065550101 lee @0001`. */
    readonly writes?: readonly string[];
    /** Some of the writes, in this order. */
    readonly order?: readonly string[];
    readonly holders?: Readonly<Record<string, string>>;
    readonly voice?: Readonly<Record<string, boolean>>;
    readonly locations?: Readonly<Record<string, string>>;
}

export interface Step {
    readonly title: string;
    readonly run: "preview" | "up" | "destroy";
    /** Whether the product does not do this yet: two numbers of one account cannot exchange their categories. */
    readonly isPending?: boolean;
    /** The program from this step on, by resource name. */
    readonly declare?: Readonly<Record<string, Arguments>>;
    /** What somebody changes in the directory before the run. */
    readonly sql?: string;
    /** What somebody does with the cmdlets before the run. */
    readonly hand?: readonly { readonly set: Arguments }[];
    readonly expect: Expected;
}

export interface Story {
    readonly world: unknown;
    readonly ruleset?: Ruleset;
    readonly steps: readonly Step[];
}

/** A tenant in a file, and a stack on it, through the steps of a story: each verb is called as the engine calls it. */
export class Stage {
    readonly #folder = mkdtempSync(path.join(tmpdir(), "teams-phone-story-"));
    readonly #tenant: EmbeddedTenant;
    readonly #state = new Map<string, Resource>();
    readonly #ruleset: Ruleset;
    #program: readonly Declared[] = [];

    constructor({ world, ruleset = "seed" }: Story) {
        this.#ruleset = ruleset;
        const file = path.join(this.#folder, "world.yaml");
        writeFileSync(file, stringify(world));
        this.#tenant = EmbeddedTenant.open({ file: this.#database, world: file });
    }

    get #database(): string {
        return path.join(this.#folder, "tenant.db");
    }

    close(): void {
        this.#tenant.close();
        rmSync(this.#folder, { recursive: true, force: true });
    }

    async play({ run, declare, sql, hand = [], expect }: Step): Promise<void> {
        for (const { set } of hand) this.#tenant.service.set(set as unknown as Set);
        if (sql !== undefined) {
            const database = new DatabaseSync(this.#database);
            database.exec(sql);
            database.close();
        }
        if (declare) this.#program = primariesFirst(declare);
        const before = this.#tenant.log().length;
        const said: string[] = [];
        const isDone = await this.#run(run, said).catch((error: Error) => {
            said.push(error.message);
            return false;
        });
        const writes = await Promise.all(
            this.#tenant
                .log()
                .slice(before)
                .map(entry => this.#inWords(entry)),
        );
        await this.#compare(expect, { isDone, said: said.join("\n"), writes });
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
            "teams-phone:tenantFile": this.#database,
            "teams-phone:ruleset": this.#ruleset,
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

    async #inWords({ operation, number, account, after }: LogEntry): Promise<string> {
        const [found] = await this.#tenant.findAccounts([account]);
        const who = nameOf(found?.userPrincipalName ?? account);
        if (operation === "setEnterpriseVoice") return `${operation} ${who} ${after.enterpriseVoiceEnabled}`;
        const where = operation !== "release" && after.locationId !== null ? ` @${after.locationId.slice(-4)}` : "";
        return `${operation} ${number} ${who}${where}`;
    }

    async #compare(expected: Expected, { isDone, said, writes }: { isDone: boolean; said: string; writes: string[] }) {
        if (expected.rc !== undefined) assert.equal(isDone ? 0 : 1, expected.rc, said);
        for (const text of expected.says ?? []) assert.ok(said.includes(text), `it does not say "${text}":\n${said}`);
        for (const text of expected.saysNot ?? []) assert.ok(!said.includes(text), `it says "${text}":\n${said}`);
        if (expected.writes) assert.deepEqual(writes.toSorted(), expected.writes.toSorted(), said);
        if (expected.order)
            assert.deepEqual(
                writes.filter(each => expected.order?.includes(each)),
                expected.order,
            );
        for (const [number, holder] of Object.entries(expected.holders ?? {})) {
            const [record] = await this.#tenant.findNumbers([number]);
            assert.equal(record?.holder ? nameOf(record.holder.userPrincipalName ?? "") : "nobody", holder, number);
        }
        for (const [number, location] of Object.entries(expected.locations ?? {})) {
            const [record] = await this.#tenant.findNumbers([number]);
            assert.equal(record?.locationId?.slice(-4), location, number);
        }
        for (const [who, isOn] of Object.entries(expected.voice ?? {})) {
            const [account] = await this.#tenant.findAccounts([`${who}@contoso.com`]);
            assert.equal(account?.enterpriseVoiceEnabled, isOn, who);
        }
    }
}

/** The engine creates an account's primary number first, because the gate makes its other numbers wait for it. */
function primariesFirst(program: Readonly<Record<string, Arguments>>): readonly Declared[] {
    const all = Object.entries(program).map(([name, args]) => ({ name, args }));
    const isPrimary = ({ args }: Declared) => (args.assignmentCategory ?? "Primary") === "Primary";
    return [...all.filter(isPrimary), ...all.filter(each => !isPrimary(each))];
}

function nameOf(upn: string): string {
    return upn.split("@")[0] ?? upn;
}
