import { NO_CHOICE, NO_FLAG, NO_NUMBER, NOBODY, NOWHERE, type Value } from "./values";

export interface MalformedArguments {
    /** What is wrong, in words. */
    readonly wrong: string;
    /** What the finding names; `null` for the declaration as a whole. */
    readonly property: string | null;
    readonly rule: string;
    readonly args: () => Record<string, unknown>;
    /** The arguments as JavaScript that refers to the constants below, for a program: JSON knows no symbols or functions. */
    readonly source: string;
}

export const good = { identity: "alice@contoso.com", phoneNumber: "+12065550101", phoneNumberType: "CallingPlan" };
const direct = { ...good, phoneNumberType: "DirectRouting" };
const voice = { identity: "alice@contoso.com", enterpriseVoiceEnabled: true };
export const CONSTANTS = { good, direct, voice };

function each(key: keyof typeof good | string, rule: string, base: keyof typeof CONSTANTS, values: readonly Value[]) {
    return values.map(([wrong, value]) => ({
        wrong: `${key}: ${wrong}`,
        property: key,
        rule,
        args: () => ({ ...CONSTANTS[base], [key]: value() }),
        source: `({ ...${base}, ${key}: (${value})() })`,
    }));
}

function whole(
    wrong: string,
    property: string | null,
    rule: string,
    args: () => Record<string, unknown>,
): MalformedArguments {
    return { wrong, property, rule, args, source: `(${args})()` };
}

function unknown(wrong: string, property: string, args: () => Record<string, unknown>): MalformedArguments {
    return whole(`unknown key: ${wrong}`, property, "unknown-argument", args);
}

/** Every malformed declaration, each with one fault. */
export const MALFORMED: readonly MalformedArguments[] = [
    ...each("identity", "identity-format", "good", NOBODY),
    ...each("takeFrom", "identity-format", "good", NOBODY.slice(0, 8)),
    ...each("phoneNumber", "number-format", "direct", NO_NUMBER),
    ...each("phoneNumberType", "number-type", "good", NO_CHOICE),
    ...each("assignmentCategory", "number-type", "good", NO_CHOICE),
    ...each("locationId", "location-format", "direct", NOWHERE),
    ...each("enterpriseVoiceEnabled", "parameter-set", "voice", NO_FLAG),

    whole("nothing but an account", null, "parameter-set", () => ({ identity: "alice@contoso.com" })),
    whole("a flag of null", null, "parameter-set", () => ({ ...voice, enterpriseVoiceEnabled: null })),
    whole("no identity", "identity", "parameter-set", () => ({ ...good, identity: void 0 })),
    whole("an identity of null", "identity", "parameter-set", () => ({ ...good, identity: null })),
    whole("no number", "phoneNumber", "parameter-set", () => ({ ...good, phoneNumber: void 0 })),
    whole("a number of null", "phoneNumber", "parameter-set", () => ({ ...good, phoneNumber: null })),
    whole("no type", "phoneNumberType", "parameter-set", () => ({ ...good, phoneNumberType: void 0 })),
    whole("both forms", "enterpriseVoiceEnabled", "parameter-set", () => ({ ...good, enterpriseVoiceEnabled: true })),
    whole("a flag with a location", "enterpriseVoiceEnabled", "parameter-set", () => ({
        ...voice,
        locationId: "null",
    })),
    whole("tel:", "phoneNumber", "number-prefix", () => ({ ...good, phoneNumber: "tel:+12065550101" })),
    whole("tel: in capitals", "phoneNumber", "number-prefix", () => ({ ...good, phoneNumber: " TEL:12065550101" })),
    whole("tel: and nothing", "phoneNumber", "number-prefix", () => ({ ...good, phoneNumber: "tel:" })),
    whole("a missing digit", "phoneNumber", "number-impossible", () => ({ ...good, phoneNumber: "+1206555010" })),
    whole("an extra digit", "phoneNumber", "number-impossible", () => ({ ...good, phoneNumber: "+120655501011" })),
    whole("no such country code", "phoneNumber", "number-impossible", () => ({ ...good, phoneNumber: "+99912345678" })),
    whole("an extension elsewhere", "phoneNumber", "extension-type", () => ({
        ...good,
        phoneNumber: "+12065550101;ext=1",
    })),
    whole("the declared number itself as the one to replace", "replacesNumber", "replaces-number", () => ({
        ...good,
        replacesNumber: good.phoneNumber,
    })),
    whole("no number to replace", "replacesNumber", "replaces-number", () => ({ ...good, replacesNumber: {} })),

    unknown("a typing error", "phoneNumbr", () => ({ ...good, phoneNumbr: "+12065550101" })),
    unknown("the cmdlet's name", "TelephoneNumber", () => ({ ...good, TelephoneNumber: "+12065550101" })),
    unknown("the cmdlet's old switch", "hostedVoiceMail", () => ({ ...good, hostedVoiceMail: true })),
    unknown("another case", "Identity", () => ({ ...good, Identity: "bob@contoso.com" })),
    unknown("a space after it", "identity ", () => ({ ...good, "identity ": "bob@contoso.com" })),
    unknown("a Cyrillic letter", "identit\u0443", () => ({ ...good, identit\u0443: "bob@contoso.com" })),
    unknown("a zero-width joiner", "takeFrom\\u200d", () => ({ ...good, "takeFrom\u200d": "bob@contoso.com" })),
    unknown("no letters", "(an empty key)", () => ({ ...good, "": "bob@contoso.com" })),
    unknown("a finding that it imitates", "x\\n  error: no", () => ({ ...good, "x\n  error: no": 1 })),
    unknown("the prototype's constructor", "constructor", () => ({ ...good, constructor: 1 })),
    unknown("the prototype", "__proto__", () => ({ ...good, ["__proto__"]: { takeFrom: "bob@contoso.com" } })),
    unknown("a prototype's method", "toString", () => ({ ...good, toString: () => "x" })),
    unknown("another one", "hasOwnProperty", () => ({ ...good, hasOwnProperty: null })),
    unknown("an input that the gate adds", "consent", () => ({
        ...good,
        consent: "22222222-0000-4000-8000-000000000002",
    })),
    unknown("an input that the SDK adds", "__provider", () => ({
        ...good,
        __provider: "exports.handler = () => ({})",
    })),
    unknown("an output", "accountObjectId", () => ({
        ...good,
        accountObjectId: "22222222-0000-4000-8000-000000000001",
    })),
    unknown("a property of every resource", "urn", () => ({ ...good, urn: "urn:pulumi:x" })),
    unknown("another one of every resource", "id", () => ({ ...good, id: "+12065550101" })),
    unknown("an option of resources", "protect", () => ({ ...good, protect: true })),
    unknown("a key that is too long", `${"x".repeat(100)}... (10000 characters)`, () => ({
        ...good,
        ["x".repeat(10_000)]: 1,
    })),
];
