import type { AccountRow } from "../../tenant/embedded/database/rows";
import { toAssignedPlans, toProvisionedPlans } from "./service-plans";

/** The properties that Graph returns without `$select`. */
export const DEFAULT_PROPERTIES = [
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName",
    "id",
];

/** `microsoft.graph.user`, with `null` for properties that the embedded tenant does not store. */
export function toUser(account: AccountRow) {
    const isPerson = account.type !== "resourceAccount";
    return {
        businessPhones: [],
        displayName: account.display_name,
        givenName: null,
        jobTitle: null,
        mail: isPerson ? account.upn : null,
        mobilePhone: null,
        officeLocation: null,
        preferredLanguage: null,
        surname: null,
        userPrincipalName: account.upn,
        id: account.object_id,
        // Sign-in is blocked for resource accounts by default.
        accountEnabled: isPerson,
        userType: account.type === "guest" ? "Guest" : "Member",
        usageLocation: account.usage_location,
        assignedPlans: toAssignedPlans(account),
        provisionedPlans: toProvisionedPlans(account),
        // Teams sets it when it creates a resource account.
        department: isPerson ? null : "Microsoft Communication Application Instance",
        onPremisesSyncEnabled: account.homing === "onPremises" || account.on_premises_number !== null ? true : null,
        imAddresses: account.sip === null ? [] : [account.sip],
        proxyAddresses: [
            ...(isPerson ? [`SMTP:${account.upn}`] : []),
            ...(account.sip === null ? [] : [`sip:${account.sip}`]),
        ],
    };
}
