import { z } from "zod";
import type { Account, EmergencyLocation, NumberRecord } from "../tenant/port";
import type { Reader } from "./reader";

/**
 * What was looked up for one declaration, answer by question; `null` for what was not there. The gate gives it to `check` in the
 * inputs, where it ends, so that the provider process need not look up all of it again to judge the same declaration.
 */
export interface Facts {
    readonly accounts: readonly (readonly [identity: string, Account | null])[];
    readonly numbers: readonly (readonly [number: string, NumberRecord | null])[];
    readonly locations: readonly (readonly [locationId: string, EmergencyLocation | null])[];
}

export const NO_FACTS: Facts = { accounts: [], numbers: [], locations: [] };

// The same release wrote them a moment ago, and nothing is written on their word: what they hold is not looked into.
const answers = <T>() => z.array(z.tuple([z.string(), z.custom<T | null>(value => typeof value === "object")]));
const Handed = z.object({
    accounts: answers<Account>(),
    numbers: answers<NumberRecord>(),
    locations: answers<EmergencyLocation>(),
});

/** Reads the gate's own input `observed`; without it nothing is known beforehand. */
export function readFacts(value: unknown): Facts {
    const parsed = Handed.safeParse(value);
    return parsed.success ? parsed.data : NO_FACTS;
}

/** Passes questions on, and notes the answers. */
export class Recorder implements Reader {
    readonly #accounts = new Map<string, Account | null>();
    readonly #numbers = new Map<string, NumberRecord | null>();
    readonly #locations = new Map<string, EmergencyLocation | null>();

    constructor(private readonly reader: Reader) {}

    account = async (identity: string) => noted(this.#accounts, identity, await this.reader.account(identity));
    number = async (number: string) => noted(this.#numbers, number, await this.reader.number(number));
    location = async (id: string) => noted(this.#locations, id, await this.reader.location(id));

    get facts(): Facts {
        return { accounts: [...this.#accounts], numbers: [...this.#numbers], locations: [...this.#locations] };
    }
}

function noted<T>(answers: Map<string, T>, question: string, answer: T): T {
    answers.set(question, answer);
    return answer;
}
