import { type AccountRow, licencesOf } from "../../tenant/embedded/database/rows";
import { servicePlanId } from "../../tenant/embedded/service/service-plans";
import { guidOf } from "./identifiers";

const planId = (plan: string) => servicePlanId(plan) ?? guidOf(`service plan ${plan}`);
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
