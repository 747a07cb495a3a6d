import * as pulumi from "@pulumi/pulumi";
import { TeamsPhoneError } from "../errors";
import { allowKnownNumber } from "../observe/allow-known-number";
import { checkArguments, checkProgram } from "../rules";
import type { NamedFinding } from "../rules/rule";
import { DEFAULT_SETTINGS } from "../rules/rule-settings";
import type { Situation } from "../rules/situation";
import { type Connected, connect } from "./connect";
import { dependenciesOf } from "./dependencies";
import { judgeTenant } from "./judge-tenant";
import { isMocked } from "./mocks";
import { OwnPromises } from "./own-promises";
import { type ParsedDeclaration, parseDeclaration } from "./parsed-declaration";
import { PendingDeclaration } from "./pending-declaration";
import { findingsText, printReport, printTenant } from "./report/findings-text";
import { idsRevealSecrets, isRevealedById } from "./secret-arguments";

/**
 * Holds the inputs of every declaration until its whole wave is validated, because the engine itself stops at the first resource
 * that a provider refuses. Declarations of one event-loop turn form a wave; a later wave is validated together with the earlier
 * ones. The gate never waits for Outputs or the user's own promises, which could wait for the gate in turn: the provider's
 * `check` judges those.
 */
export class Gate {
    #wave: PendingDeclaration[] = [];
    #earlier: ParsedDeclaration[] = [];
    #turns: Promise<void> = Promise.resolve();
    #connection: Promise<Connected> | null = null;
    readonly #unchecked = new Set<string>();
    readonly #situations = new Map<ParsedDeclaration, Situation>();
    readonly #ownPromises = new OwnPromises();

    /** Registers a declaration, whose inputs settle once its wave is validated. */
    submit(name: string, args: object, opts: pulumi.CustomResourceOptions): PendingDeclaration {
        const pending = new PendingDeclaration(name, args, opts);
        this.#wave.push(pending);
        if (this.#wave.length === 1) setImmediate(() => this.#startWave());
        return pending;
    }

    /** Starts one of this package's own lookups, which the gate may wait for. */
    lookUp<T>(look: (connected: Connected) => Promise<T>): Promise<T> {
        const answer = this.connect().then(look);
        this.#ownPromises.add(answer);
        return answer;
    }

    connect(): Promise<Connected> {
        this.#connection ??= connect();
        return this.#connection;
    }

    #startWave(): void {
        const wave = this.#wave;
        this.#wave = [];
        this.#turns = this.#turns.then(() => this.#validate(wave)).catch(error => stop(error));
    }

    async #validate(wave: readonly PendingDeclaration[]): Promise<void> {
        // A user's own unit test runs under the SDK's mocks: no tenant, and no configuration unless the test sets one.
        const connected = isMocked(pulumi.runtime.getMonitor()) ? null : await this.connect();
        const { declared, findings } = await this.#read(wave);
        const all = [...this.#earlier, ...declared];
        findings.push(...(await judgeOffline(declared, all, connected)));
        if (connected && this.#earlier.length === 0) await printTenant(connected);
        if (findings.some(({ finding }) => finding.severity === "error"))
            return stop(new TeamsPhoneError("refused", findingsText(findings)));
        if (findings.length > 0) await pulumi.log.warn(findingsText(findings));
        const report = connected && (await judgeTenant(connected, declared, all, this.#situations));
        if (report) await printReport(report, this.#unchecked);
        this.#earlier = all;
        const needed = await dependenciesOf(declared, all, connected?.reader ?? null);
        warnOfIds(wave);
        for (const own of declared) {
            const note = { ...report?.notes.get(own), judgedLate: own.declaration === null };
            own.pending.release({ values: own.pending.args, note, dependencies: needed.get(own) ?? [] });
        }
    }

    /** Parses the arguments of a wave. */
    async #read(
        wave: readonly PendingDeclaration[],
    ): Promise<{ declared: ParsedDeclaration[]; findings: NamedFinding[] }> {
        const declared: ParsedDeclaration[] = [];
        const findings: NamedFinding[] = [];
        for (const pending of wave) {
            const { values, failed } = await this.#ownPromises.settle(pending.args);
            findings.push(...failed.map(finding => ({ resource: pending.name, finding })));
            declared.push(parseDeclaration(pending, values));
        }
        return { declared, findings };
    }
}

/** What the offline and program rules find in the declarations of a wave. */
async function judgeOffline(
    wave: readonly ParsedDeclaration[],
    all: readonly ParsedDeclaration[],
    connected: Connected | null,
): Promise<readonly NamedFinding[]> {
    const settings = connected?.configuration.rules ?? DEFAULT_SETTINGS;
    const findings: NamedFinding[] = [];
    for (const { name, args } of wave) {
        const offline = checkArguments(args, settings);
        const judged = connected?.reader ? await allowKnownNumber(offline, args, connected.reader) : offline;
        findings.push(...judged.map(finding => ({ resource: name, finding })));
    }
    const names = new Set(wave.map(({ name }) => name));
    return [...findings, ...checkProgram(all, settings).filter(({ resource }) => names.has(resource))];
}

/**
 * Ends the program with only this message and a non-zero exit code, before the engine runs any step for this package's resources: their inputs never settle.
 * It throws from a fresh turn of the event loop, because a rejected input would print an engine error per resource.
 */
function stop(error: unknown): void {
    const shown = error instanceof TeamsPhoneError ? new pulumi.RunError(error.message) : error;
    // Once the program's own module has run, the SDK prints the stack of any error that has one, even of a RunError.
    if (shown instanceof pulumi.RunError) shown.stack = "";
    setImmediate(() => {
        throw shown;
    });
}

/** Warns once per wave about ids that reveal a secret. The gate does not wait for this check, because the check may wait for other resources. */
function warnOfIds(wave: readonly PendingDeclaration[]): void {
    const named = wave.map(async ({ name, args, secrets }) => (isRevealedById(args, await secrets) ? [name] : []));
    void Promise.all(named).then(names => {
        if (names.flat().length > 0) return pulumi.log.warn(idsRevealSecrets(names.flat()));
    });
}
