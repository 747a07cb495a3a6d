import * as pulumi from "@pulumi/pulumi";
import { TeamsPhoneError } from "../errors";
import { soften } from "../observe/known-numbers";
import { checkArguments, checkProgram } from "../rules";
import type { Declared, NamedFinding } from "../rules/rule";
import { DEFAULT_SETTINGS } from "../rules/rule-settings";
import type { Situation } from "../rules/situation";
import { readArguments, UNKNOWN } from "../schema/arguments";
import { toDeclaration } from "../schema/declaration";
import { type Connected, connect } from "./connect";
import { type Constructed, dependenciesOf } from "./dependencies";
import { judgeTenant } from "./judge-tenant";
import { isMocked } from "./mocks";
import { Lookups } from "./own-promises";
import { type Held, hold, type Waiting } from "./pending-declaration";
import { asText, notice, tell } from "./report/findings-text";
import { idsTellSecrets, isToldById } from "./secret-arguments";

type Arguments = Record<string, unknown>;

/**
 * Holds the inputs of every declaration until the whole wave is validated, because the engine itself stops at the first
 * resource that a provider refuses. Declarations of one event-loop turn form a wave; a later wave is validated together with
 * the earlier ones. Outputs and the user's own promises are never waited for, which could wait for ever: they are judged by
 * the provider's `check`.
 */
class Gate {
    #wave: Waiting[] = [];
    #earlier: Constructed[] = [];
    #turns: Promise<void> = Promise.resolve();
    #connection: Promise<Connected> | null = null;
    readonly #unchecked = new Set<string>();
    readonly #seen = new Map<Declared, Situation>();
    readonly #lookups = new Lookups();

    /** Registers a declaration; what is held back settles once the wave has passed. */
    submit(name: string, args: object, opts: pulumi.CustomResourceOptions): Held {
        const { held, waiting } = hold(name, args, opts);
        this.#wave.push(waiting);
        if (this.#wave.length === 1) setImmediate(() => this.#startWave());
        return held;
    }

    /** Marks a promise of this package's own, which the gate may wait for. */
    lookUp<T>(look: (connected: Connected) => Promise<T>): Promise<T> {
        const answer = this.connect().then(look);
        this.#lookups.add(answer);
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

    async #validate(wave: readonly Waiting[]): Promise<void> {
        // A user's own unit test runs under the SDK's mocks: no tenant, and no configuration unless the test sets one.
        const connected = isMocked(pulumi.runtime.getMonitor()) ? null : await this.connect();
        const findings: NamedFinding[] = [];
        const declared: Constructed[] = [];
        for (const { name, args, resource, opts } of wave) {
            const { values, failed } = await this.#lookups.settle(args);
            findings.push(...failed.map(finding => ({ resource: name, finding })));
            const asWritten = readArguments(values, []);
            const judged = readArguments(withoutIgnored(values, opts.ignoreChanges ?? []), []);
            declared.push({ name, args: judged, asWritten, resource, dependsOn: opts.dependsOn });
        }
        const settings = connected?.configuration.rules ?? DEFAULT_SETTINGS;
        for (const { name, args } of declared) {
            const offline = checkArguments(args, settings);
            const judged = connected?.reader ? await soften(offline, args, connected.reader) : offline;
            findings.push(...judged.map(finding => ({ resource: name, finding })));
        }
        const names = new Set(declared.map(({ name }) => name));
        const all = [...this.#earlier, ...declared];
        findings.push(...checkProgram(all, settings).filter(({ resource }) => names.has(resource)));

        if (connected && this.#earlier.length === 0) await notice(connected);
        const warnings = findings.filter(({ finding }) => finding.severity === "warn");
        const errors = findings.filter(({ finding }) => finding.severity === "error");
        if (errors.length > 0) return stop(new TeamsPhoneError("refused", asText(findings)));
        if (warnings.length > 0) await pulumi.log.warn(asText(warnings));
        const report = connected && (await judgeTenant(connected, declared, all, this.#seen));
        if (report) await tell(report, this.#unchecked);
        this.#earlier = all;
        const needed = await dependenciesOf(declared, all, connected?.reader ?? null);
        tellOfIds(wave);
        for (const [index, own] of declared.entries()) {
            const consent = report?.consents.get(own);
            const judgedLate = toDeclaration(own.args) === null ? { judgedLate: true } : {};
            const observed = report?.facts.get(own);
            const added = { ...(consent ? { consent } : {}), ...judgedLate, ...(observed ? { observed } : {}) };
            const values = { ...wave[index]?.args, ...added };
            wave[index]?.release({ values, dependencies: needed.get(own) ?? [] });
        }
    }
}

// One program may run several times in one process (inline programs do), each with a monitor of its own.
const gates = new WeakMap<object, Gate>();

export function gateOfThisRun(): Gate {
    const run: object = pulumi.runtime.getMonitor() ?? {};
    const gate = gates.get(run) ?? new Gate();
    gates.set(run, gate);
    return gate;
}

/**
 * Ends the program with this message alone, and an exit code that is not zero, before any step of this package: its inputs
 * stay pending. Thrown from a fresh turn, because a rejected input would print an engine error per resource.
 */
function stop(error: unknown): void {
    const shown = error instanceof TeamsPhoneError ? new pulumi.RunError(error.message) : error;
    // Once the program's own module has run, the SDK prints an error's stack if there is one, of a RunError too.
    if (shown instanceof pulumi.RunError) shown.stack = "";
    setImmediate(() => {
        throw shown;
    });
}

/** The engine may keep the old value of these, which it alone knows: they are left to `check`. */
function withoutIgnored(values: Arguments, ignored: readonly string[]): Arguments {
    const isIgnored = (key: string) => ignored.includes(key) || ignored.includes("*");
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isIgnored(key) ? UNKNOWN : value]));
}

/** Warns, once a wave, of ids that tell a secret. Nothing waits for it, because it may have to wait for other resources. */
function tellOfIds(wave: readonly Waiting[]): void {
    const named = wave.map(async ({ name, args, secrets }) => (isToldById(args, await secrets) ? [name] : []));
    void Promise.all(named).then(names => {
        if (names.flat().length > 0) return pulumi.log.warn(idsTellSecrets(names.flat()));
    });
}
