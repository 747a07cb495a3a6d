import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import type { EmbeddedTenant } from "../../provider/tenant/embedded";
import type { LogEntry } from "../../provider/tenant/embedded/history/change-log";
import type { Expected, Step } from "./story";

export interface Outcome {
    /** Whether the run succeeds. */
    readonly isDone: boolean;
    /** What the run prints. */
    readonly said: string;
}

/** Plays the steps of a story on a tenant in a file, and a stack on it. */
export abstract class Stage {
    protected abstract readonly tenant: EmbeddedTenant;
    /** The tenant's file. */
    protected abstract readonly database: string;

    protected abstract declare(program: NonNullable<Step["declare"]>): void;
    protected abstract run(command: Step["run"]): Promise<Outcome>;
    /** @returns the names of the resources in the stack's state */
    protected abstract stored(): Promise<readonly string[]>;
    abstract close(): void;

    /** @throws AssertionError if the step does not show what the story expects */
    async play({ run, declare, sql, hand = [], expect }: Step): Promise<void> {
        for (const { set } of hand) this.tenant.service.set(set);
        if (sql !== undefined) {
            const database = new DatabaseSync(this.database);
            database.exec(sql);
            database.close();
        }
        if (declare) this.declare(declare);
        const before = this.tenant.log().length;
        const outcome = await this.run(run);
        const writes = await Promise.all(
            this.tenant
                .log()
                .slice(before)
                .map(entry => this.#inWords(entry)),
        );
        await this.#compare(expect, { ...outcome, writes });
    }

    async #inWords({ operation, number, account, after }: LogEntry): Promise<string> {
        const [found] = await this.tenant.findAccounts([account]);
        const who = nameOf(found?.userPrincipalName ?? account);
        if (operation === "setEnterpriseVoice") return `${operation} ${who} ${after.enterpriseVoiceEnabled}`;
        const where = operation !== "release" && after.locationId !== null ? ` @${after.locationId.slice(-4)}` : "";
        return `${operation} ${number} ${who}${where}`;
    }

    async #compare(expected: Expected, { isDone, said, writes }: Outcome & { writes: string[] }) {
        if (expected.rc !== undefined) assert.equal(isDone ? 0 : 1, expected.rc, said);
        for (const text of expected.says ?? []) assert.ok(said.includes(text), `it does not say "${text}":\n${said}`);
        for (const text of expected.saysNot ?? []) assert.ok(!said.includes(text), `it says "${text}":\n${said}`);
        if (expected.writes) assert.deepEqual(writes.toSorted(), expected.writes.toSorted(), said);
        if (expected.order)
            assert.deepEqual(
                writes.filter(each => expected.order?.includes(each)),
                expected.order,
            );
        if (expected.state) assert.deepEqual((await this.stored()).toSorted(), expected.state.toSorted());
        for (const [number, holder] of Object.entries(expected.holders ?? {})) {
            const [record] = await this.tenant.findNumbers([number]);
            assert.equal(record?.holder ? nameOf(record.holder.userPrincipalName ?? "") : "nobody", holder, number);
        }
        for (const [number, location] of Object.entries(expected.locations ?? {})) {
            const [record] = await this.tenant.findNumbers([number]);
            assert.equal(record?.locationId?.slice(-4), location, number);
        }
        for (const [who, isOn] of Object.entries(expected.voice ?? {})) {
            const [account] = await this.tenant.findAccounts([`${who}@contoso.com`]);
            assert.equal(account?.enterpriseVoiceEnabled, isOn, who);
        }
    }
}

function nameOf(upn: string): string {
    return upn.split("@")[0] ?? upn;
}
