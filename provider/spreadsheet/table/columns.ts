import type { Column } from "../reading";

/** What a column gives to a row. `location` is the name of a location, or its id. */
export type Field =
    | "identity"
    | "phoneNumber"
    | "extension"
    | "privateLine"
    | "phoneNumberType"
    | "assignmentCategory"
    | "locationId"
    | "location"
    | "locationCity"
    | "enterpriseVoiceEnabled"
    | "takeFrom";

/** The columns that a file has. */
export type FieldColumns = Readonly<Partial<Record<Field, Column>>>;

/** The names of each field, the argument's own name first. A file may write them in any case and with blanks. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
    identity: [
        "identity",
        "UserPrincipalName",
        "UPN",
        "Email",
        "EmailAddress",
        "mail",
        "SipAddress",
        "ObjectId",
        "AssignedPstnTargetId",
        "TargetId",
    ],
    phoneNumber: ["phoneNumber", "TelephoneNumber", "LineUri", "tel", "phone", "Number"],
    extension: ["extension", "ext"],
    privateLine: ["privateLine"],
    phoneNumberType: ["phoneNumberType", "NumberType"],
    assignmentCategory: ["assignmentCategory"],
    locationId: ["locationId", "iderloc"],
    location: ["location", "LocationName", "LocationDescription"],
    locationCity: ["locationCity"],
    enterpriseVoiceEnabled: ["enterpriseVoiceEnabled"],
    takeFrom: ["takeFrom"],
};

/** Columns of exports and of people's lists that say nothing of an assignment. */
const IGNORED = [
    // Get-CsPhoneNumberAssignment
    ..."OperatorId ActivationState Capability City CivicAddressId IsoCountryCode IsoSubdivision".split(" "),
    ..."LocationUpdateSupported NetworkSiteId PortInOrderStatus PstnAssignmentStatus PstnPartnerId".split(" "),
    ..."PstnPartnerName NumberSource ReverseNumberLookup Tag AssignmentBlockedState".split(" "),
    ..."AssignmentBlockedUntil SmsActivationState".split(" "),
    // Get-CsOnlineUser
    ..."DisplayName WhenCreated WhenChanged UsageLocation AccountEnabled AccountType InterpretedUserType".split(" "),
    ..."FirstName LastName GivenName Surname Alias Department Company Office Title JobTitle Manager".split(" "),
    ..."VoiceRoutingPolicy OnlineVoiceRoutingPolicy VRPolicyName TenantDialPlan DialPlan".split(" "),
    ..."TeamsCallingPolicy CallingPolicy CallingLineIdentity TeamsEmergencyCallingPolicy".split(" "),
    ..."TeamsEmergencyCallRoutingPolicy OnlineVoicemailPolicy".split(" "),
    // `teams-phone export`
    ..."use country source".split(" "),
    // People's own
    ..."Name Note Notes Comment Comments Remark Remarks".split(" "),
];

const FIELD_OF = new Map(
    (Object.keys(NAMES) as Field[]).flatMap(field => NAMES[field].map(name => [plain(name), field] as const)),
);
const IGNORED_NAMES = new Set(IGNORED.map(plain));
/** All names that stand for something, for suggestions. */
export const COLUMN_NAMES = Object.values(NAMES).flat();

/** What a column's name stands for; `null` if it is not known. */
export function columnOf(name: string): Field | "ignored" | null {
    const key = plain(name);
    return FIELD_OF.get(key) ?? (IGNORED_NAMES.has(key) ? "ignored" : null);
}

/** Whether a column is that of Get-CsPhoneNumberAssignment, which shows "none" as a GUID of zeros. */
export function isExportedHolder(name: string): boolean {
    return ["assignedpstntargetid", "targetid"].includes(plain(name));
}

/** Whether a column says what an exported number is used for. It is ignored otherwise. */
export function isExportedUse(name: string): boolean {
    return plain(name) === "pstnassignmentstatus";
}

function plain(name: string): string {
    return name.toLowerCase().replace(/\s/g, "");
}
