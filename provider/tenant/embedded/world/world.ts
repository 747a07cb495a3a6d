import { z } from "zod";
import { parseData } from "../../../messages/problems";
import { malformedWorld } from "./malformed-world";
import { referenceProblems } from "./references";
import { Switches } from "./switches";
import { parseWorldYaml } from "./world-yaml";

const Guid = z.guid("must be a GUID, such as 5c1f7b0e-0000-4000-8000-0000000000aa").toLowerCase();
const Country = z.string().regex(/^[A-Z]{2}$/, "must be an ISO 3166 code of two capitals, such as US");
const Address = z
    .string()
    .regex(/^[!-?A-~]+@[!-?A-~]+$/, "must be an address in ASCII letters, such as alice@contoso.com");

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
    /** The service treats a room or shared device as a user, and a soft-deleted account as a ghost. */
    type: z.enum(["user", "room", "sharedDevice", "resourceAccount", "guest", "softDeleted", "ghost"]).default("user"),
    /** Service plans. A plain name is an enabled plan. */
    licences: z.array(Licence).default([]),
    usageLocation: Country.nullable().default(null),
    /** Default: true if the account holds a number, otherwise false. */
    enterpriseVoiceEnabled: z.boolean().optional(),
    onPremisesNumber: z.string().nullable().default(null),
    homing: z.enum(["online", "onPremises"]).default("online"),
    /** What the resource account answers calls for. */
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
    /** Default: `UserAssignment`, and for Direct Routing also `VoiceApplicationAssignment`. */
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
    /** Whether the emergency location can be changed. */
    locationUpdateSupported: z.boolean().default(true),
    /** What the number is used for while no account holds it. */
    use: z.enum(["conference", "policy", "thirdPartyApp"]).optional(),
    /** `false`: a Direct Routing number that was never uploaded, which the tenant knows only while it is assigned. */
    uploaded: z.boolean().default(true),
    portIn: z.enum(["completed", "firmOrderCommitmentAccepted"]).nullable().default(null),
    activation: z
        .enum(["activated", "assignmentPending", "assignmentFailed", "updatePending", "updateFailed"])
        .default("activated"),
    /** Whether the number is blocked from assignment: `none`, `forever`, or until an instant (ISO 8601, UTC). */
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
    /** The civic address as text. */
    address: z.string(),
    city: z.string(),
    country: Country,
    validation: z.enum(["validated", "invalid", "notValidated"]).default("validated"),
});

/** The content of a world file, from which an embedded tenant is created. */
export const World = z
    .strictObject({
        tenant: z.strictObject({
            id: Guid,
            name: Name,
            cloud: z.enum(["Commercial", "GCC", "GCCHigh", "DoD", "China"]).default("Commercial"),
            /** Whether the tenant has Skype for Business regionally hosted meetings, which the cmdlets do not support. */
            regionallyHostedMeetings: z.boolean().default(false),
            /** Whether every number is blocked `forever` when it is unassigned. */
            blockOnUnassign: z.boolean().default(false),
            /** `AllowOnPremToOnlineMigration`. */
            migratesOnPremisesNumbers: z.boolean().default(false),
            /** `AssignmentEmailEnabled` and `UnassignmentEmailEnabled` of Set-CsPhoneNumberTenantConfiguration. */
            mailsOnAssign: z.boolean().default(false),
            mailsOnUnassign: z.boolean().default(false),
        }),
        /** `seed`: as the first version of the cmdlet's page says; `current`: as the service behaves in 2026. */
        behaviour: z.enum(["seed", "current"]).default("seed"),
        /** Assumptions about behaviours that Microsoft does not document. `teams-phone tenant facts` lists them. */
        switches: Switches,
        /** Facts that this tenant does not expose, as some interfaces do not expose them. */
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
        for (const { path, message } of referenceProblems(world)) context.addIssue({ code: "custom", path, message });
    });
export type World = z.infer<typeof World>;

/** Parses and validates the text of a world file. @throws TeamsPhoneError `world-malformed` with every problem */
export function parseWorldText(text: string, file: string): World {
    return parseWorld(parseWorldYaml(text, file), file);
}

/** Validates data as a world. @param name Names the world in errors. @throws TeamsPhoneError `world-malformed` with every problem */
export function parseWorld(data: unknown, name: string): World {
    const parsed = parseData(World, data, "the file as a whole");
    if ("problems" in parsed) throw malformedWorld(name, parsed.problems);
    return parsed.data;
}
