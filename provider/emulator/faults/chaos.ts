import { createHash } from "node:crypto";
import { z } from "zod";
import type { CallKind } from "../call-kind";
import { MAX_FAULTS, MAX_REMEMBERED_CALLS } from "../limits";
import { matches } from "./matches";
import { type FaultInput, type IncomingCall, RequestFault } from "./request-fault";

/** Settings for random faults. */
export const ChaosSetting = z.strictObject({
    /** The same seed draws the same faults for the same calls. */
    seed: z.int().min(0).max(0xffff_ffff).default(1),
    /** The share of calls that get a fault: of single calls, of batches, and of the parts of batches. */
    share: z.number().min(0).max(1),
    /** The faults to draw from, such as `[{"kind":"throttle","retryAfterSeconds":2}]`. A call that does not match the drawn fault gets none. Default: every kind. */
    of: z.array(RequestFault).min(1).max(MAX_FAULTS).optional(),
});
export type ChaosSetting = z.infer<typeof ChaosSetting>;

type FaultKind = FaultInput["kind"];
type UndrawnCall = Omit<IncomingCall, "drawn">;

const ANYWHERE: readonly FaultKind[] = ["throttle", "unavailable", "delay-before"];
const OUTSIDE_BATCHES: readonly FaultKind[] = ["cut-before", "cut-after"];
const IN_BATCHES: readonly FaultKind[] = ["lost-part"];
const READ_FAULTS: readonly FaultKind[] = ["stale"];
const OPERATION_FAULTS: readonly FaultKind[] = ["refuse", "failed-operation", "stuck-operation"];
const FAULTS_BY_CALL: Partial<Record<CallKind, readonly FaultKind[]>> = {
    batch: ["cut-amid"],
    list: READ_FAULTS,
    number: READ_FAULTS,
    userConfigurations: READ_FAULTS,
    assign: [...OPERATION_FAULTS, "pending-activation", "licence-lag"],
    unassign: OPERATION_FAULTS,
    update: ["refuse", "pending-activation"],
};

/**
 * Draws random faults for calls. The draw depends on the seed, on the content of the call and on how often that content came
 * before, but not on the order of different calls, so that a run can be repeated. Faults of a whole batch repeat less exactly,
 * because the client decides which calls share a batch. Logins never get a fault.
 */
export class Chaos {
    /** By the hash of a call's content, which keeps long calls small. */
    readonly #occurrences = new Map<string, number>();
    readonly #injected = new Map<FaultKind, number>();

    constructor(readonly setting: ChaosSetting) {}

    /** The number of faults drawn so far, by kind. */
    get injected(): Readonly<Partial<Record<FaultKind, number>>> {
        return Object.fromEntries(this.#injected);
    }

    /** Counts a call. @returns how often it came before */
    #count(content: string): number {
        const key = createHash("sha256").update(content).digest("base64url");
        const occurrence = this.#occurrences.get(key) ?? 0;
        const [oldest] = this.#occurrences.keys();
        if (occurrence === 0 && this.#occurrences.size >= MAX_REMEMBERED_CALLS && oldest !== undefined)
            this.#occurrences.delete(oldest);
        this.#occurrences.set(key, occurrence + 1);
        return occurrence;
    }

    draw(call: UndrawnCall): RequestFault | null {
        const { seed, share, of } = this.setting;
        if (call.kind === "token" || call.kind === "other") return null;
        const content = `${call.kind} ${call.text}`;
        const occurrence = this.#count(content);
        const random = randomNumbers(`${seed} ${occurrence} ${content}`);
        if (random[0] >= share) return null;
        const chosen = of?.[Math.floor(random[1] * of.length)];
        if (chosen && !matches(chosen, call)) return null;
        const drawn = chosen ?? RequestFault.parse(anyFault(call, random[1], random[2]));
        this.#injected.set(drawn.kind, (this.#injected.get(drawn.kind) ?? 0) + 1);
        return drawn;
    }
}

/** Draws one of all faults that the call can have. @param random Selects the kind, from 0 up to 1. @param severity From 0 up to 1. */
function anyFault(call: UndrawnCall, random: number, severity: number): FaultInput {
    const kinds = [...ANYWHERE, ...(call.inBatch ? IN_BATCHES : OUTSIDE_BATCHES), ...(FAULTS_BY_CALL[call.kind] ?? [])];
    return withParameters(kinds[Math.floor(random * kinds.length)] ?? "delay-before", call, severity);
}

/** @param severity From 0 up to 1. */
function withParameters(kind: FaultKind, { named: { number, account } }: UndrawnCall, severity: number): FaultInput {
    switch (kind) {
        case "throttle":
            return { kind, retryAfterSeconds: severity < 0.9 ? 0 : 1 };
        case "unavailable":
            return { kind, retryAfterSeconds: severity < 0.9 ? 0 : null };
        case "delay-before":
            return { kind, ms: Math.ceil(severity * 100) };
        case "stuck-operation":
            return { kind, polls: Math.ceil(severity * 5) };
        case "pending-activation":
            return { kind, times: Math.ceil(severity * 5), ...(number === null ? {} : { number }) };
        case "licence-lag":
            // An action whose body names no account is refused anyway.
            return account === null ? { kind: "delay-before", ms: 1 } : { kind, account };
        default:
            return { kind } as FaultInput;
    }
}

/** Derives three numbers from 0 up to 1 from a text. */
function randomNumbers(text: string): readonly [number, number, number] {
    const hash = createHash("sha256").update(text).digest();
    const at = (index: number) => hash.readUInt32LE(4 * index) / 2 ** 32;
    return [at(0), at(1), at(2)];
}
