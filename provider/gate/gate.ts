import * as pulumi from "@pulumi/pulumi";
import { TeamsPhoneError } from "../errors";
import { redact } from "../messages/redact";
import { plainLines } from "../messages/text";
import { allowKnownNumber } from "../observe/allow-known-number";
import { shareConsents, writeExchangeFile } from "../observe/exchange-file";
import { checkArguments, checkProgram } from "../rules";
import type { NamedFinding } from "../rules/rule";
import { DEFAULT_SETTINGS } from "../rules/rule-settings";
import type { Situation } from "../rules/situation";
import { type Connected, connect } from "./connect";
import { requireApproved } from "./judge/approval";
import { type Judging, judgeTenant } from "./judge/judge-tenant";
import { refuseManyRemovals } from "./judge/removal-guard";
import type { TenantReport } from "./judge/tenant-report";
import { dependenciesOf } from "./program/dependencies";
import { OwnPromises } from "./program/own-promises";
import { type ParsedDeclaration, parseDeclaration } from "./program/parsed-declaration";
import { PendingDeclaration } from "./program/pending-declaration";
import { isPulumisRunner } from "./program/program-end";
import { type RunScope, runScope } from "./program/run-scope";
import { idsRevealSecrets, isRevealedById } from "./program/secret-arguments";
import { type Wave, Waves } from "./program/waves";
import { findingsText } from "./report/findings-text";
import { linesOfPlanFile } from "./report/plan-files";
import { type Printing, printReport, printTenant } from "./report/print-report";
import { grantsNumbers, warnOfScope } from "./report/scope-warning";
import { readStackState, type StackState } from "./state/stack-state";
import { summarizeAtExit } from "./summary";

/**
 * Holds the inputs of every declaration until its whole wave is validated, because the engine itself stops at the first resource
 * that a provider refuses. A later wave is validated together with the earlier ones. The gate never waits for Outputs or the user's
 * own promises, which could wait for the gate in turn: the provider's `check` judges those.
 */
export class Gate {
    #earlier: ParsedDeclaration[] = [];
    #connection: Promise<Connected> | null = null;
    #state: Promise<StackState> | null = null;
    /** Whether nothing has been reported yet. */
    #isFirst = true;
    /** Why an inline program was refused: every later declaration of its run fails as well. */
    #refusal: unknown = null;
    /** Where the provider process notes each write of an `up`; `null` for none. */
    #journal: string | null = null;
    readonly #waves = new Waves(wave => this.#take(wave));
    #scope: RunScope | null = null;
    readonly #unchecked = new Set<string>();
    readonly #situations = new Map<ParsedDeclaration, Situation>();
    readonly #ownPromises = new OwnPromises();

    /** Registers a declaration, whose inputs settle once its wave is validated. */
    submit(name: string, args: object, opts: pulumi.CustomResourceOptions): PendingDeclaration {
        const pending = new PendingDeclaration(name, args, opts);
        this.#waves.add(pending);
        return pending;
    }

    /** Plans also for a program that turns out to declare nothing, so that it shows what the engine will delete. */
    watch(): void {
        this.#waves.begin();
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

    async #take(wave: Wave): Promise<void> {
        try {
            if (this.#refusal !== null) throw this.#refusal;
            await this.#validate(wave);
        } catch (error) {
            const shown = asShown(error, this.#earlier.length > 0 && !pulumi.runtime.isDryRun());
            if (wave.isMock || isPulumisRunner()) return endProgram(shown);
            this.#refusal = shown;
            for (const each of wave.declarations) each.refuse(shown);
        }
    }

    async #validate({ declarations, isComplete, isMock }: Wave): Promise<void> {
        if (declarations.length === 0 && !(await this.#managesAnything())) return;
        const isFirst = this.#isFirst;
        this.#isFirst = false;
        // A user's own unit test runs under the SDK's mocks: no tenant, and no configuration unless the test sets one.
        const connected = isMock ? null : await this.connect();
        const { declared, findings } = await this.#read(declarations);
        const all = [...this.#earlier, ...declared];
        findings.push(...(await judgeOffline(declared, all, connected)));
        if (connected && isFirst) await printTenant(connected);
        if (findings.some(({ finding }) => finding.severity === "error")) return refuse(findings);
        if (findings.length > 0) await pulumi.log.warn(findingsText(findings));
        const report = connected && (await this.#judgeTenant(connected, { wave: declared, all, isFirst, isComplete }));
        if (report && report.refused.length > 0) return refuse(report.refused, report.secrets);
        this.#earlier = all;
        const scope = report && grantsNumbers(report) ? this.#scopeOfRun() : null;
        const needed = await dependenciesOf(declared, all, connected?.reader ?? null, (one, { declaration }) => {
            const consent = report?.notes.get(one)?.consent ?? [];
            // The engine takes a resource that it leaves out from the state, with the dependency that it has there. If that comes
            // later, the engine fails with "Duplicate resource URN".
            return scope !== "partial" && consent.some(({ number }) => number === numberOf(declaration));
        });
        warnOfIds(declarations);
        if (scope !== null && scope !== "whole") await warnOfScope(scope);
        if (report && isFirst && !pulumi.runtime.isDryRun()) this.#journal = summarizeAtExit(deletesIn(report));
        const notes = shareConsents(
            declared.map(own => report?.notes.get(own) ?? {}),
            writeExchangeFile,
        );
        for (const [index, own] of declared.entries()) {
            const note = {
                ...notes[index],
                isWholeRun: scope === "whole",
                judgedLate: own.declaration === null,
                journal: this.#journal,
            };
            own.pending.release({ values: own.pending.args, note, dependencies: needed.get(own) ?? [] });
        }
    }

    /** On Windows, finding it takes about a second. */
    #scopeOfRun(): RunScope {
        this.#scope ??= runScope();
        return this.#scope;
    }

    async #managesAnything(): Promise<boolean> {
        this.#state ??= readStackState();
        const state = await this.#state;
        return state.kind === "read" && state.managed.length > 0;
    }

    async #judgeTenant(connected: Connected, wave: Pick<Judging, "wave" | "all" | "isFirst" | "isComplete">) {
        this.#state ??= connected.opened
            ? readStackState()
            : Promise.resolve({ kind: "read", managed: [], secrets: new Set() });
        const state = await this.#state;
        const report = await judgeTenant(connected, { ...wave, state, seen: this.#situations });
        if (connected.opened) await this.#settle(report, { connected, state, ...wave, unchecked: this.#unchecked });
        return report;
    }

    /** Prints the plan, and ends the run if the stack does not allow it. */
    async #settle(report: TenantReport, printing: Printing): Promise<void> {
        const { plan: settings } = printing.connected.configuration;
        const approvedLines = settings.approved === null ? null : linesOfPlanFile(settings);
        const plan = await printReport(report, printing);
        if (report.refused.length > 0) return;
        refuseManyRemovals(report, settings.maxRemovals);
        const isNew = printing.isFirst || plan.lines.length > 0;
        if (settings.approved !== null && isNew && !pulumi.runtime.isDryRun())
            requireApproved(plan, settings.approved, approvedLines);
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

/** How many numbers and flags the plan leaves to the engine's deletes. */
function deletesIn({ changeSet }: TenantReport): number {
    return changeSet.entries.filter(({ cause }) => cause === "remove").length;
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

/** @throws TeamsPhoneError `refused` */
function refuse(findings: readonly NamedFinding[], secrets: ReadonlySet<string> = new Set()): never {
    throw new TeamsPhoneError("refused", redact(findingsText(findings), secrets));
}

/**
 * The error as Pulumi shows it: a user-facing one with only its message.
 * @param isLate Whether the engine may have written earlier waves of this run already. The messages are made for the first.
 */
function asShown(error: unknown, isLate: boolean): unknown {
    const shown = error instanceof TeamsPhoneError ? new pulumi.RunError(inWave(error.message, isLate)) : error;
    // Once the program's own module has run, the SDK prints the stack of any error that has one, even of a RunError.
    if (shown instanceof pulumi.RunError) shown.stack = "";
    else if (shown instanceof Error) shown.stack = plainLines(shown.stack ?? shown.message);
    return shown;
}

function inWave(message: string, isLate: boolean): string {
    return isLate
        ? message.replace(/(n)othing was changed/i, (_, n) => `${n === "N" ? "W" : "w"}hat came before may be written`)
        : message;
}

/**
 * Ends the program with only this message and a non-zero exit code, before the engine runs any step for this package's resources:
 * their inputs never settle. It throws from a fresh turn of the event loop, because a rejected input would print an engine error per
 * resource. An inline program of the Automation API would wait for the inputs for ever, because its process lives on: there, the
 * registrations fail instead.
 */
function endProgram(shown: unknown): void {
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

function numberOf(declaration: ParsedDeclaration["declaration"]): string | null {
    return declaration?.form === "assignment" ? declaration.number : null;
}
