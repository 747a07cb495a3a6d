import { createHash } from "node:crypto";
import { z } from "zod";
import type { CallKind } from "../call-kind";
import { fits } from "./matching";
import { type Call, Fault, type FaultRequest } from "./request-fault";

/** Faults that nobody asked for one by one. */
export const ChaosSetting = z.strictObject({
    /** Decides which calls meet which fault; the same seed decides the same. */
    seed: z.int().min(0).max(0xffff_ffff).default(1),
    /** Which share of the calls meets one: of those alone, of batches, and of the parts of batches. */
    share: z.number().min(0).max(1),
    /** What is drawn from, such as `[{"kind":"throttle","retryAfterSeconds":2}]`; a call that the one drawn does not fit meets none. Default: every kind. */
    of: z.array(Fault).min(1).optional(),
});
export type ChaosSetting = z.infer<typeof ChaosSetting>;

type Draw = FaultRequest["kind"];
const OF_THE_WAY: readonly Draw[] = ["throttle", "unavailable", "slow"];
const OF_A_CONNECTION: readonly Draw[] = ["cut-before", "cut-after"];
const OF_READS: readonly Draw[] = ["stale"];
const OF_OPERATIONS: readonly Draw[] = ["refuse", "failed-operation", "stuck-operation"];
const OF_KINDS: Partial<Record<CallKind, readonly Draw[]>> = {
    batch: ["cut-amid"],
    list: OF_READS,
    number: OF_READS,
    userConfigurations: OF_READS,
    assign: [...OF_OPERATIONS, "pending-activation", "licence-lag"],
    unassign: OF_OPERATIONS,
    update: ["refuse", "pending-activation"],
};

/**
 * Draws faults for calls. What a call meets follows from the seed, from what it says and from how often that was said before, and
 * not from when it comes: calls that come in another order meet the same. Which of them travel in one batch is the caller's affair, so
 * what befalls a whole batch is not repeated as exactly. Logins meet none.
 */
export class Chaos {
    readonly #said = new Map<string, number>();
    readonly #met = new Map<Draw, number>();

    constructor(readonly setting: ChaosSetting) {}

    /** How often each kind of fault was drawn up to now. */
    get met(): Readonly<Partial<Record<Draw, number>>> {
        return Object.fromEntries(this.#met);
    }

    draw(call: Omit<Call, "drawn">): Fault | null {
        const { seed, share, of } = this.setting;
        if (call.kind === "token" || call.kind === "other") return null;
        const said = `${call.kind} ${call.text}`;
        const times = this.#said.get(said) ?? 0;
        this.#said.set(said, times + 1);
        const random = numbersFrom(`${seed} ${times} ${said}`);
        if (random[0] >= share) return null;
        const asked = of?.[Math.floor(random[1] * of.length)];
        if (asked && !fits(asked, call)) return null;
        const drawn = asked ?? Fault.parse(anyFor(call, random[1], random[2]));
        this.#met.set(drawn.kind, (this.#met.get(drawn.kind) ?? 0) + 1);
        return drawn;
    }
}

/** One of all that can befall a call. @param random Decides which, from 0 up to 1; @param badness how bad it is. */
function anyFor(call: Omit<Call, "drawn">, random: number, badness: number): FaultRequest {
    const kinds = [
        ...OF_THE_WAY,
        ...(call.inBatch ? ["lost-part" as const] : OF_A_CONNECTION),
        ...(OF_KINDS[call.kind] ?? []),
    ];
    return request(kinds[Math.floor(random * kinds.length)] ?? "slow", call, badness);
}

/** @param random Decides how bad it is, from 0 up to 1. */
function request(kind: Draw, { named: { number, account } }: Omit<Call, "drawn">, random: number): FaultRequest {
    switch (kind) {
        case "throttle":
            return { kind, retryAfterSeconds: random < 0.9 ? 0 : 1 };
        case "unavailable":
            return { kind, retryAfterSeconds: random < 0.9 ? 0 : null };
        case "slow":
            return { kind, ms: Math.ceil(random * 100) };
        case "stuck-operation":
            return { kind, polls: Math.ceil(random * 5) };
        case "pending-activation":
            return { kind, times: Math.ceil(random * 5), ...(number === null ? {} : { number }) };
        case "licence-lag":
            // A body that names nobody is refused anyway.
            return account === null ? { kind: "slow", ms: 1 } : { kind, account };
        default:
            return { kind } as FaultRequest;
    }
}

/** Three numbers from 0 up to 1. */
function numbersFrom(text: string): readonly [number, number, number] {
    const hash = createHash("sha256").update(text).digest();
    const at = (index: number) => hash.readUInt32LE(4 * index) / 2 ** 32;
    return [at(0), at(1), at(2)];
}
