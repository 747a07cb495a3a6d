import { describeValue } from "../messages/text";
import type { AssignmentCategory, PhoneNumberType } from "../model/number";
import { type IdentityReading, readIdentity } from "./identity";
import { type LocationReading, readLocation } from "./location-id";
import { type Move, readMoves } from "./moves";
import { type NumberReading, readNumber } from "./phone-number";

/** The engine's stand-in for a value that is not known until something else exists (Pulumi SDK, `runtime/rpc`). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const PHONE_NUMBER_TYPES: readonly PhoneNumberType[] = ["DirectRouting", "CallingPlan", "OperatorConnect"];
export const CATEGORIES: readonly AssignmentCategory[] = ["Primary", "Alternate", "Private"];

/** Arguments of the form that assigns a number: the cmdlet's parameter set `Assignment`. */
export const ASSIGNMENT_KEYS = [
    "phoneNumber",
    "phoneNumberType",
    "assignmentCategory",
    "locationId",
    "takeFrom",
    "replacesNumber",
] as const;

/**
 * What this package adds itself. `consent` is the gate's: what the program gives to whoever loses a number by a declaration;
 * `judgedLate` that the gate did not know all values, so that `check` alone can say what is wrong; `observed` what the gate looked
 * up, which goes no further than `check`; `secretArguments` which arguments no message may show.
 */
const INTERNAL_KEYS = ["consent", "judgedLate", "observed", "secretArguments", "__provider"];
export const ARGUMENT_KEYS: readonly string[] = ["identity", ...ASSIGNMENT_KEYS, "enterpriseVoiceEnabled"];

export type Field<T> =
    | { readonly state: "absent" }
    | { readonly state: "unknown" }
    | { readonly state: "known"; readonly value: T };

/** A choice among fixed words: the canonical word, or `null` and the text, as a message shows it, that is none of them. */
export interface ChoiceReading<T extends string> {
    readonly text: string;
    readonly choice: T | null;
}

/** What the arguments of one declaration say, before any rule has judged them. */
export interface ArgumentsReading {
    readonly unknownKeys: readonly string[];
    readonly identity: Field<IdentityReading>;
    readonly phoneNumber: Field<NumberReading>;
    readonly phoneNumberType: Field<ChoiceReading<PhoneNumberType>>;
    readonly assignmentCategory: Field<ChoiceReading<AssignmentCategory>>;
    readonly locationId: Field<LocationReading>;
    readonly takeFrom: Field<IdentityReading>;
    readonly replacesNumber: Field<NumberReading>;
    readonly enterpriseVoiceEnabled: Field<boolean | { readonly text: string }>;
    readonly consent: Field<readonly Move[]>;
}

/**
 * Reads arguments as they come from the engine.
 * @param internal Keys of the package's own that may be among them: none where a program has written them.
 */
export function readArguments(
    given: Readonly<Record<string, unknown>>,
    internal: readonly string[] = INTERNAL_KEYS,
): ArgumentsReading {
    // Own keys alone: a key `__proto__` must not smuggle in arguments that nothing lists.
    const raw: Readonly<Record<string, unknown>> = { ...given };
    return {
        unknownKeys: Object.keys(raw).filter(
            key => raw[key] !== undefined && !ARGUMENT_KEYS.includes(key) && !internal.includes(key),
        ),
        identity: field(raw.identity, readIdentity),
        phoneNumber: field(raw.phoneNumber, readNumber),
        phoneNumberType: field(raw.phoneNumberType, value => choice(value, PHONE_NUMBER_TYPES)),
        assignmentCategory: field(raw.assignmentCategory, value => choice(value, CATEGORIES)),
        locationId:
            raw.locationId === null
                ? { state: "known", value: { kind: "remove" } }
                : field(raw.locationId, readLocation),
        takeFrom: field(raw.takeFrom, readIdentity),
        replacesNumber: field(raw.replacesNumber, readNumber),
        enterpriseVoiceEnabled: field(raw.enterpriseVoiceEnabled, value =>
            typeof value === "boolean" ? value : { text: describeValue(value) },
        ),
        consent: field(raw.consent, readMoves),
    };
}

export function known<T>(given: Field<T>): T | undefined {
    return given.state === "known" ? given.value : undefined;
}

export function isGiven(given: Field<unknown>): boolean {
    return given.state !== "absent";
}

// Pulumi drops `undefined`, and people write null for "not given"; only `locationId` gives null a meaning of its own.
function field<T>(value: unknown, read: (value: unknown) => T): Field<T> {
    if (value === undefined || value === null) return { state: "absent" };
    return value === UNKNOWN ? { state: "unknown" } : { state: "known", value: read(value) };
}

function choice<T extends string>(value: unknown, words: readonly T[]): ChoiceReading<T> {
    const found = words.find(word => typeof value === "string" && word.toLowerCase() === value.toLowerCase());
    return { text: found && typeof value === "string" ? value : describeValue(value), choice: found ?? null };
}
