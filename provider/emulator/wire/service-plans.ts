import { type AccountRow, licencesOf } from "../../tenant/embedded/database/rows";
import { guidOf } from "./identifiers";

// From Microsoft's page "Product names and service plan identifiers for licensing".
const PLAN_IDS: Readonly<Record<string, string>> = {
    MCOEV: "4828c8ec-dc2e-4779-b502-87ac9ce28ab7",
    MCOEV_VIRTUALUSER: "f47330e9-c134-43b3-9993-e7f004506889",
    MCOPSTN1: "4ed3ff63-69d7-4fb7-b984-5aec7f605ca8",
    MCOPSTN2: "5a10155d-f5c1-411a-a8ec-e99aae125390",
    MCOPSTN5: "54a152dc-90de-4996-93d2-bc47e670fc06",
    TEAMS1: "57ff2da0-773e-42df-b2af-ffb7a2317929",
};
const planId = (plan: string) => PLAN_IDS[plan] ?? guidOf(`service plan ${plan}`);
const serviceOf = (plan: string) => (plan.startsWith("TEAMS") ? "TeamspaceAPI" : "MicrosoftCommunicationsOnline");
const capability = (state: keyof typeof PROVISIONING) => (state === "disabled" ? "Deleted" : "Enabled");
const ASSIGNED = "2025-01-07T09:08:50Z";

/**
 * A user's `assignedPlans`, which have ids but no names. A disabled plan is `Deleted`. Assumption: a plan that is not provisioned
 * yet is already `Enabled` here; `provisionedPlans` and `licenseDetails` show the difference.
 */
export function toAssignedPlans(account: AccountRow) {
    return licencesOf(account).map(({ plan, state }) => ({
        assignedDateTime: ASSIGNED,
        capabilityStatus: capability(state),
        service: serviceOf(plan),
        servicePlanId: planId(plan),
    }));
}

/** A user's `provisionedPlans`, which have neither ids nor names. Assumption: there is one for each assigned plan. */
export function toProvisionedPlans(account: AccountRow) {
    return licencesOf(account).map(({ plan, state }) => ({
        capabilityStatus: capability(state),
        provisioningStatus: PROVISIONING[state],
        service: serviceOf(plan),
    }));
}

/** A user's `licenseDetails`, with one product for each plan. */
export function toLicenseDetails(account: AccountRow) {
    return licencesOf(account).map(({ plan, state }) => ({
        id: Buffer.from(`${account.object_id}|${plan}`).toString("base64url"),
        skuId: guidOf(`product ${plan}`),
        skuPartNumber: plan,
        servicePlans: [
            {
                servicePlanId: planId(plan),
                servicePlanName: plan,
                provisioningStatus: PROVISIONING[state],
                appliesTo: "User",
            },
        ],
    }));
}
const PROVISIONING = { enabled: "Success", pending: "PendingProvisioning", disabled: "Disabled" } as const;
