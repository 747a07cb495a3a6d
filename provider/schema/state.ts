import { z } from "zod";
import { TeamsPhoneError } from "../errors";
import { parseData } from "../messages/problems";
import { describeValue, plainText } from "../messages/text";
import { GUID } from "./identity";
import { readNumber } from "./phone-number";
import { upgrade } from "./upgrades";

/** Version of the shape below. A release that changes the shape adds a step to `upgrades.ts`. */
export const SCHEMA_VERSION = 1;

const Guid = z.string().regex(GUID, "must be a GUID");
/** An invalid number would not be found in the tenant, and would seem to have been released. */
const CanonicalNumber = z
    .string()
    .refine(
        text => readNumber(text).canonical === text,
        "must be + and digits, with ;ext= and digits for an extension",
    );

const base = {
    // Written by an older release or by hand, these two may have anything in them, and messages show them.
    identity: z
        .string()
        .min(1, "must not be empty")
        .transform(text => plainText(text)),
    accountObjectId: Guid,
    accountType: z.enum(["user", "resourceAccount", "guest", "ghost"]),
    displayName: z.string().transform(text => plainText(text)),
    tenantId: Guid,
    schemaVersion: z.literal(SCHEMA_VERSION),
    /** The names of secret arguments; absent if there are none. A delete and a refresh run without the program. */
    secretArguments: z.array(z.string()).readonly().exactOptional(),
};

/** The outputs of the Assignment form as the engine stores them: JSON, with every key but the last always present; `null` is absent. */
export const StoredAssignment = z.object({
    ...base,
    phoneNumber: CanonicalNumber,
    phoneNumberType: z.enum(["DirectRouting", "CallingPlan", "OperatorConnect"]),
    assignmentCategory: z.enum(["Primary", "Alternate", "Private"]),
    locationId: Guid.nullable(),
    /** Whether the program declares the location. Only then may a refresh add the live location to the inputs. */
    locationDeclared: z.boolean(),
    enterpriseVoiceEnabled: z.boolean(),
    previousEnterpriseVoiceEnabled: z.null(),
    activationState: z.string(),
});
export type StoredAssignment = z.infer<typeof StoredAssignment>;

/** The outputs of the Attribute form. */
export const StoredVoice = z.object({
    ...base,
    phoneNumber: z.null(),
    phoneNumberType: z.null(),
    assignmentCategory: z.null(),
    locationId: z.null(),
    locationDeclared: z.literal(false),
    enterpriseVoiceEnabled: z.boolean(),
    /** The value that create found, and delete restores. */
    previousEnterpriseVoiceEnabled: z.boolean(),
    activationState: z.null(),
});
export type StoredVoice = z.infer<typeof StoredVoice>;

export type Stored = StoredAssignment | StoredVoice;

export function isVoice(stored: Stored): stored is StoredVoice {
    return stored.phoneNumber === null;
}

/** The account and the number of a stored assignment; `null` for a flag, or for nothing. */
export function assignmentIn(stored: Stored | null): { accountObjectId: string; number: string } | null {
    return stored && !isVoice(stored) ? { accountObjectId: stored.accountObjectId, number: stored.phoneNumber } : null;
}

const VOICE_ID = "enterprise-voice/";

/** The resource id: the canonical number, or `enterprise-voice/<account object id>`. */
export function idOf(stored: Stored): string {
    return isVoice(stored) ? VOICE_ID + stored.accountObjectId : stored.phoneNumber;
}

/** The account in an id of the Attribute form; `null` for an id of the Assignment form. */
export function accountOfId(id: string): string | null {
    return id.startsWith(VOICE_ID) ? id.slice(VOICE_ID.length) : null;
}

/**
 * Parses stored outputs of this release or an older one.
 * @param id The resource's id, if the caller has it: the outputs of another resource count as malformed.
 * @throws TeamsPhoneError `state-malformed`, with every problem and its key, or `state-newer`.
 */
export function readState(given: unknown, id?: string): Stored {
    const { schemaVersion: version } = record(given);
    const isVersion = typeof version === "number" && Number.isSafeInteger(version) && version > 0;
    if (isVersion && version > SCHEMA_VERSION) {
        throw new TeamsPhoneError(
            "state-newer",
            `The stack's state was written by a newer pulumi-teams-phone (schemaVersion is ${version}; this release reads up to ${SCHEMA_VERSION}). Nothing was changed. Install that release, or a later one: \`npm install pulumi-teams-phone@latest\`.`,
        );
    }
    const outputs = isVersion ? upgrade(record(given), version, SCHEMA_VERSION) : given;
    const { phoneNumber } = record(outputs);
    const shape: z.ZodType<Stored> = phoneNumber === null ? StoredVoice : StoredAssignment;
    const parsed = parseData(shape, isRecord(outputs) ? record(outputs) : outputs, "the outputs as a whole");
    if ("problems" in parsed) throw malformed(parsed.problems);
    const stored = parsed.data;
    if (id !== undefined && !isIdOf(id, stored)) {
        const named = isVoice(stored)
            ? `accountObjectId is "${stored.accountObjectId}"`
            : `phoneNumber is "${stored.phoneNumber}"`;
        throw malformed([`id: is ${describeValue(id)}, but ${named}`]);
    }
    return stored;
}

// `.get` of a flag may have a UPN in the id, which cannot be compared with the object id.
function isIdOf(id: string, stored: Stored): boolean {
    const account = accountOfId(id);
    if (account === null || !isVoice(stored)) return id === idOf(stored);
    return !GUID.test(account) || account.toLowerCase() === stored.accountObjectId.toLowerCase();
}

function malformed(problems: readonly string[]): TeamsPhoneError {
    return new TeamsPhoneError(
        "state-malformed",
        `The stack's state of this resource is malformed. It may have been edited by hand.\n${problems.map(line => `  ${line}`).join("\n")}\nNothing was changed. Restore it from the stack's history (\`pulumi stack export --version N\`), or remove the resource from the state (\`pulumi state delete URN\`) and run \`pulumi up\`, which adopts an existing assignment without a write.`,
    );
}

function isRecord(value: unknown): value is object {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Only own keys: the properties of a key `__proto__` do not belong to the state.
function record(value: unknown): Record<string, unknown> {
    return isRecord(value) ? { ...value } : {};
}
