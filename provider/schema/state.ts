import { z } from "zod";
import { TeamsPhoneError } from "../errors";
import { parseData } from "../messages/problems";
import { describeValue } from "../messages/text";
import { GUID } from "./identity";
import { readNumber } from "./phone-number";
import { upgrade } from "./upgrades";

/** Version of the shape below. A release that changes it adds a step to `upgrades.ts`. */
export const SCHEMA_VERSION = 1;

const Guid = z.string().regex(GUID, "must be a GUID");
/** A number that is none would be found nowhere, and so pass for released. */
const CanonicalNumber = z
    .string()
    .refine(
        text => readNumber(text).canonical === text,
        "must be + and digits, with ;ext= and digits for an extension",
    );

const base = {
    identity: z.string().min(1, "must not be empty"),
    accountObjectId: Guid,
    accountType: z.enum(["user", "resourceAccount", "guest", "ghost"]),
    displayName: z.string(),
    tenantId: Guid,
    schemaVersion: z.literal(SCHEMA_VERSION),
};

/** The outputs of an assignment as the engine stores them: JSON only, every key always there, absent = null. */
export const StoredAssignment = z.object({
    ...base,
    phoneNumber: CanonicalNumber,
    phoneNumberType: z.enum(["DirectRouting", "CallingPlan", "OperatorConnect"]),
    assignmentCategory: z.enum(["Primary", "Alternate", "Private"]),
    locationId: Guid.nullable(),
    /** Whether the program declares the location: only then may a refresh put the live one among the inputs. */
    locationDeclared: z.boolean(),
    enterpriseVoiceEnabled: z.boolean(),
    previousEnterpriseVoiceEnabled: z.null(),
    activationState: z.string(),
});
export type StoredAssignment = z.infer<typeof StoredAssignment>;

/** The outputs of the form that sets EnterpriseVoiceEnabled. */
export const StoredVoice = z.object({
    ...base,
    phoneNumber: z.null(),
    phoneNumberType: z.null(),
    assignmentCategory: z.null(),
    locationId: z.null(),
    locationDeclared: z.literal(false),
    enterpriseVoiceEnabled: z.boolean(),
    /** The value found at create, which delete restores. */
    previousEnterpriseVoiceEnabled: z.boolean(),
    activationState: z.null(),
});
export type StoredVoice = z.infer<typeof StoredVoice>;

export type Stored = StoredAssignment | StoredVoice;

export function isVoice(stored: Stored): stored is StoredVoice {
    return stored.phoneNumber === null;
}

const VOICE_ID = "enterprise-voice/";

/** The resource id: the canonical number, or `enterprise-voice/<account object id>`. */
export function idOf(stored: Stored): string {
    return isVoice(stored) ? VOICE_ID + stored.accountObjectId : stored.phoneNumber;
}

/** The account that an id of the Attribute form names, or `null` for an id that is a number. */
export function accountOfId(id: string): string | null {
    return id.startsWith(VOICE_ID) ? id.slice(VOICE_ID.length) : null;
}

/**
 * Parses stored outputs of this release or an older one.
 * @param id The resource's id, where the caller has it: outputs that are another resource's are as good as malformed.
 * @throws TeamsPhoneError `state-malformed`, with every problem and its key, or `state-newer`.
 */
export function readState(given: unknown, id?: string): Stored {
    const { schemaVersion: version } = record(given);
    const isVersion = typeof version === "number" && Number.isSafeInteger(version) && version > 0;
    if (isVersion && version > SCHEMA_VERSION) {
        throw new TeamsPhoneError(
            "state-newer",
            `The stack's state was written by a newer pulumi-teams-phone (schemaVersion is ${version}; this release reads up to ${SCHEMA_VERSION}). Nothing was changed. Install that release or a later one: \`npm install pulumi-teams-phone@latest\`.`,
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

// `.get` may name the account of a flag by UPN, so there the form alone is compared.
function isIdOf(id: string, stored: Stored): boolean {
    const account = accountOfId(id);
    if (account === null || !isVoice(stored)) return id === idOf(stored);
    return !GUID.test(account) || account.toLowerCase() === stored.accountObjectId.toLowerCase();
}

function malformed(problems: readonly string[]): TeamsPhoneError {
    return new TeamsPhoneError(
        "state-malformed",
        `The stack's state for this resource is not what pulumi-teams-phone writes; was it edited by hand?\n${problems.map(line => `  ${line}`).join("\n")}\nNothing was changed. Restore it from the stack's history (\`pulumi stack export --version N\`), or remove the resource from the state (\`pulumi state delete URN\`) and run \`pulumi up\`: an assignment that is already so is adopted without a write.`,
    );
}

function isRecord(value: unknown): value is object {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Own keys alone: what a key `__proto__` brings in is no state of ours.
function record(value: unknown): Record<string, unknown> {
    return isRecord(value) ? { ...value } : {};
}
