import { z } from "zod";
import type { Account } from "../model/account";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";

/**
 * The lookups for one declaration, with their answers; `null` for what the tenant does not have. The gate adds them to the inputs
 * and `check` removes them, so that the provider process need not repeat the lookups.
 */
export interface ObservedFacts {
    readonly accounts: readonly (readonly [identity: string, Account | null])[];
    readonly numbers: readonly (readonly [number: string, NumberRecord | null])[];
    readonly locations: readonly (readonly [locationId: string, EmergencyLocation | null])[];
}

export const NO_FACTS: ObservedFacts = { accounts: [], numbers: [], locations: [] };

// The gate of the same release wrote the answers a moment ago, and every write is decided on fresh reads, so only the outer
// shape is checked.
const answers = <T>() => z.array(z.tuple([z.string(), z.custom<T | null>(value => typeof value === "object")]));
export const ObservedAnswers = z.object({
    accounts: answers<Account>(),
    numbers: answers<NumberRecord>(),
    locations: answers<EmergencyLocation>(),
});
