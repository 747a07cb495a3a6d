import { z } from "zod";
import { TeamsPhoneError } from "../errors";

/** Version of the shape below. A release that changes it upgrades older shapes in `readState`. */
export const SCHEMA_VERSION = 1;

const base = {
    identity: z.string(),
    accountObjectId: z.string(),
    accountType: z.enum(["user", "resourceAccount", "guest", "ghost"]),
    displayName: z.string(),
    tenantId: z.string(),
    schemaVersion: z.literal(SCHEMA_VERSION),
};

/** The outputs of an assignment as the engine stores them: JSON only, every key always there, absent = null. */
export const StoredAssignment = z.object({
    ...base,
    phoneNumber: z.string(),
    phoneNumberType: z.enum(["DirectRouting", "CallingPlan", "OperatorConnect"]),
    assignmentCategory: z.enum(["Primary", "Alternate", "Private"]),
    locationId: z.string().nullable(),
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

/** Parses stored outputs. @throws TeamsPhoneError `state-malformed` or `state-newer`. */
export function readState(outputs: unknown): Stored {
    const version = z.object({ schemaVersion: z.number() }).safeParse(outputs);
    if (version.success && version.data.schemaVersion > SCHEMA_VERSION) {
        throw new TeamsPhoneError(
            "state-newer",
            `The stack's state was written by a newer pulumi-teams-phone (state version ${version.data.schemaVersion}; this release reads up to ${SCHEMA_VERSION}). Install that release or a later one.`,
        );
    }
    const parsed = z.union([StoredAssignment, StoredVoice]).safeParse(outputs);
    if (parsed.success) return parsed.data;
    throw new TeamsPhoneError(
        "state-malformed",
        "The stack's state for this resource is not what pulumi-teams-phone writes; was it edited by hand? Restore it from the stack's history (`pulumi stack export --version N`), or remove the resource from the state (`pulumi state delete URN`) and run `pulumi up`: an assignment that is already so is adopted without a write.",
    );
}
