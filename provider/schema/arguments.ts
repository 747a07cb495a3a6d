import { describeValue } from "../messages/text";
import type { AssignmentCategory, PhoneNumberType } from "../model/number";
import { type IdentityReading, readIdentity } from "./identity";
import { type LocationReading, readLocation } from "./location-id";
import { type NumberReading, readNumber } from "./phone-number";

/** The engine's placeholder for a value that is unknown until another resource exists (Pulumi SDK, `runtime/rpc`). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const PHONE_NUMBER_TYPES: readonly PhoneNumberType[] = ["DirectRouting", "CallingPlan", "OperatorConnect"];
export const CATEGORIES: readonly AssignmentCategory[] = ["Primary", "Alternate", "Private"];

/** The arguments of the Assignment form. */
export const ASSIGNMENT_KEYS = [
    "phoneNumber",
    "phoneNumberType",
    "assignmentCategory",
    "locationId",
    "takeFrom",
    "replacesNumber",
] as const;

/** What this package and the SDK add themselves. */
const INTERNAL_KEYS = ["gate", "__provider"];
export const ARGUMENT_KEYS: readonly string[] = ["identity", ...ASSIGNMENT_KEYS, "enterpriseVoiceEnabled"];

export type Field<T> =
    | { readonly state: "absent" }
    | { readonly state: "unknown" }
    | { readonly state: "known"; readonly value: T };

/** One of several fixed words: the word as the cmdlet spells it, or `null` and the wrong text as a message shows it. */
export interface ChoiceReading<T extends string> {
    readonly text: string;
    readonly choice: T | null;
}

/** The arguments of one declaration, before any rule has checked them. */
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
}

/**
 * Reads the arguments of one declaration.
 * @param internal The inputs that this package may have added: none in the program's process.
 */
export function readArguments(
    given: Readonly<Record<string, unknown>>,
    internal: readonly string[] = INTERNAL_KEYS,
): ArgumentsReading {
    // Only own keys: a key `__proto__` must not add arguments that `Object.keys` does not list.
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
    };
}

export function known<T>(given: Field<T>): T | undefined {
    return given.state === "known" ? given.value : undefined;
}

export function isGiven(given: Field<unknown>): boolean {
    return given.state !== "absent";
}

// Pulumi drops `undefined`, and programs use null for "not given". Only for `locationId` does null mean something else.
function field<T>(value: unknown, read: (value: unknown) => T): Field<T> {
    if (value === undefined || value === null) return { state: "absent" };
    return value === UNKNOWN ? { state: "unknown" } : { state: "known", value: read(value) };
}

function choice<T extends string>(value: unknown, words: readonly T[]): ChoiceReading<T> {
    const found = words.find(word => typeof value === "string" && word.toLowerCase() === value.toLowerCase());
    return { text: found && typeof value === "string" ? value : describeValue(value), choice: found ?? null };
}
