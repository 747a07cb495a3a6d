import { z } from "zod";
import type { Account } from "../model/account";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";

/**
 * What was looked up for one declaration, answer by question; `null` for what was not there. The gate gives it to `check` in the
 * inputs, where it ends, so that the provider process need not look up all of it again to judge the same declaration.
 */
export interface Facts {
    readonly accounts: readonly (readonly [identity: string, Account | null])[];
    readonly numbers: readonly (readonly [number: string, NumberRecord | null])[];
    readonly locations: readonly (readonly [locationId: string, EmergencyLocation | null])[];
}

// The same release wrote them a moment ago, and nothing is written on their word: what they hold is not looked into.
const answers = <T>() => z.array(z.tuple([z.string(), z.custom<T | null>(value => typeof value === "object")]));
export const ObservedFacts = z.object({
    accounts: answers<Account>(),
    numbers: answers<NumberRecord>(),
    locations: answers<EmergencyLocation>(),
});

export const NO_FACTS: Facts = { accounts: [], numbers: [], locations: [] };
