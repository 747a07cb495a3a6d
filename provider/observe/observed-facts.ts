import { z } from "zod";
import type { Account } from "../model/account";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";

/**
 * What was looked up for one declaration, answer by question; `null` for what was not there. The gate gives it to `check` in the
 * inputs, where it ends, so that the provider process need not look up all of it again to judge the same declaration.
 */
export interface ObservedFacts {
    readonly accounts: readonly (readonly [identity: string, Account | null])[];
    readonly numbers: readonly (readonly [number: string, NumberRecord | null])[];
    readonly locations: readonly (readonly [locationId: string, EmergencyLocation | null])[];
}

export const NO_FACTS: ObservedFacts = { accounts: [], numbers: [], locations: [] };

// The same release wrote them a moment ago, and nothing is written on their word: what they hold is not looked into.
const answers = <T>() => z.array(z.tuple([z.string(), z.custom<T | null>(value => typeof value === "object")]));
const Handed = z.object({
    accounts: answers<Account>(),
    numbers: answers<NumberRecord>(),
    locations: answers<EmergencyLocation>(),
});

/** Reads the gate's own input `observed`; without it nothing is known beforehand. */
export function readObservedFacts(value: unknown): ObservedFacts {
    const parsed = Handed.safeParse(value);
    return parsed.success ? parsed.data : NO_FACTS;
}
