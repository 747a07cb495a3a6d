import { z } from "zod";
import { parseData } from "../../../messages/problems";
import { crossReferences } from "./references";
import { Switches } from "./switches";
import { malformed, readWorldFile } from "./world-file";

const Guid = z.guid("must be a GUID, such as 5c1f7b0e-0000-4000-8000-0000000000aa").toLowerCase();
const Country = z.string().regex(/^[A-Z]{2}$/, "must be an ISO 3166 code of two capitals, such as US");
const Address = z
    .string()
    .regex(/^[!-?A-~]+@[!-?A-~]+$/, "must be an address in ASCII letters, such as alice@contoso.com");

/** What messages call a thing by. */
const Name = z.string().regex(/\S/, "must not be empty");

const Licence = z.union(
    [
        Name.transform(plan => ({ plan, state: "enabled" as const })),
        z.strictObject({ plan: Name, state: z.enum(["enabled", "pending", "disabled"]) }),
    ],
    "must be a service plan, as in MCOEV, or { plan: MCOEV, state: pending } with one of enabled, pending, disabled",
);

const WorldAccount = z.strictObject({
    objectId: Guid,
    userPrincipalName: Address,
    /** Without `sip:`. */
    sipAddress: Address.optional(),
    displayName: Name,
    /** A room or shared device is a user to the service; a soft-deleted account is as unknown to it as a ghost. */
    type: z.enum(["user", "room", "sharedDevice", "resourceAccount", "guest", "softDeleted", "ghost"]).default("user"),
    /** Service plans; a plain name is an enabled one. */
    licences: z.array(Licence).default([]),
    usageLocation: Country.nullable().default(null),
    /** Default: whether the account holds a number. */
    enterpriseVoiceEnabled: z.boolean().optional(),
    onPremisesNumber: z.string().nullable().default(null),
    homing: z.enum(["online", "onPremises"]).default("online"),
    /** What a resource account answers calls for. */
    serves: z.enum(["callQueue", "autoAttendant"]).optional(),
});

const WorldNumber = z.strictObject({
    number: z
        .string()
        .regex(
            /^\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$/,
            "must be + and digits, with ;ext= and digits if there is an extension",
        ),
    type: z.enum(["DirectRouting", "CallingPlan", "OperatorConnect"]),
    /** Default: users for Calling Plan and Operator Connect, users and voice applications for Direct Routing. */
    capabilities: z.array(z.string()).optional(),
    city: z.string().nullable().default(null),
    country: Country.nullable().default(null),
    /** Who may change the emergency location. */
    locationManagedBy: z.enum(["customer", "operator"]).default("customer"),
    source: z.enum(["online", "onPremises"]).default("online"),
    /** UPN or object id of an account of this world. */
    holder: z.string().optional(),
    category: z.enum(["Primary", "Alternate", "Private"]).default("Primary"),
    /** LocationId or description of a location of this world. */
    location: z.string().optional(),
    /** Whether the location can be changed at all. */
    locationUpdateSupported: z.boolean().default(true),
    /** What the number serves when no account holds it. */
    use: z.enum(["conference", "policy", "thirdPartyApp"]).optional(),
    /** `false`: a Direct Routing number that nobody uploaded, which the tenant knows only while somebody holds it. */
    uploaded: z.boolean().default(true),
    portIn: z.enum(["completed", "firmOrderCommitmentAccepted"]).nullable().default(null),
    activation: z
        .enum(["activated", "assignmentPending", "assignmentFailed", "updatePending", "updateFailed"])
        .default("activated"),
    /** Kept from being assigned: never, for ever, or until an instant (ISO 8601, UTC). */
    block: z
        .union(
            [z.enum(["none", "forever"]), z.iso.datetime()],
            'must be none, forever, or the end of the block in UTC, as in "2030-01-31T00:00:00Z"',
        )
        .default("none"),
});

const WorldLocation = z.strictObject({
    locationId: Guid,
    description: Name,
    /** The civic address in words. */
    address: z.string(),
    city: z.string(),
    country: Country,
    validation: z.enum(["validated", "invalid", "notValidated"]).default("validated"),
});

/** The readable file that an embedded tenant is created from. */
export const World = z
    .strictObject({
        tenant: z.strictObject({
            id: Guid,
            name: Name,
            cloud: z.enum(["Commercial", "GCC", "GCCHigh", "DoD", "China"]).default("Commercial"),
            /** Tenants with Skype for Business regionally hosted meetings, which the cmdlets do not serve. */
            regionallyHostedMeetings: z.boolean().default(false),
            /** Blocks every number for ever when it is unassigned. */
            blockOnUnassign: z.boolean().default(false),
            /** `AllowOnPremToOnlineMigration`. */
            migratesOnPremisesNumbers: z.boolean().default(false),
            /** `AssignmentEmailEnabled` and `UnassignmentEmailEnabled` of Set-CsPhoneNumberTenantConfiguration. */
            mailsOnAssign: z.boolean().default(false),
            mailsOnUnassign: z.boolean().default(false),
        }),
        /** `seed`: as the cmdlet's page says; `current`: as the service is in 2026. */
        behaviour: z.enum(["seed", "current"]).default("seed"),
        /** Positions of behaviours that Microsoft does not document; `teams-phone tenant facts` lists them. */
        switches: Switches,
        /** Facts that this tenant does not tell, as some interfaces do not. */
        hides: z
            .array(
                z.enum([
                    "licences",
                    "onPremisesNumber",
                    "homing",
                    "serves",
                    "locationManagement",
                    "blocks",
                    "tenantSettings",
                ]),
            )
            .default([]),
        accounts: z.array(WorldAccount).default([]),
        numbers: z.array(WorldNumber).default([]),
        locations: z.array(WorldLocation).default([]),
    })
    .superRefine((world, context) => {
        for (const { path, message } of crossReferences(world)) context.addIssue({ code: "custom", path, message });
    });
export type World = z.infer<typeof World>;

export interface LoadedWorld {
    readonly world: World;
    /** The file's text, to notice later that it was edited. */
    readonly text: string;
}

/** Reads a world. @throws TeamsPhoneError `world-missing`, or `world-malformed` with every problem and where it stands. */
export function loadWorld(file: string): LoadedWorld {
    const { data, text } = readWorldFile(file);
    return { world: parseWorld(data, file), text };
}

/** Checks data that should be a world. @throws TeamsPhoneError `world-malformed` with every problem and where it stands. */
export function parseWorld(data: unknown, name: string): World {
    const parsed = parseData(World, data, "the file as a whole");
    if ("problems" in parsed) throw malformed(name, parsed.problems);
    return parsed.data;
}
