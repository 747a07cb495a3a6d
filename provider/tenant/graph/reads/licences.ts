import { z } from "zod";
import type { Account, Licence } from "../../../model/account";
import { plainName, SERVICE_PLANS } from "../../../model/service-plans";
import { entities } from "../api/entities";
import { USERS } from "../api/paths";
import type { GraphClient } from "../transport/graph-client";
import type { User } from "./user-directory";

const LicenceDetails = z.object({
    servicePlans: z
        .array(z.object({ servicePlanId: z.string(), servicePlanName: z.string(), provisioningStatus: z.string() }))
        .nullable(),
});

/** The service whose plans decide whether an account may have a number. */
const COMMUNICATIONS = "MicrosoftCommunicationsOnline";
/** A map, because a plain object also has entries for names such as `constructor`. */
const STATES: ReadonlyMap<string, Licence["state"]> = new Map([
    ["Success", "enabled"],
    ["Disabled", "disabled"],
    ["Error", "disabled"],
    ["PendingInput", "pending"],
    ["PendingActivation", "pending"],
    ["PendingProvisioning", "pending"],
]);

/** The licences of accounts, by service plan. */
export class Licences {
    // Names of service plans by id: those of the table, and those that licence details have added.
    readonly #names = new Map(SERVICE_PLANS.flatMap(({ name, ids }) => ids.map(id => [id, name])));

    // Service plans that licence details do not name either.
    readonly #nameless = new Set<string>();

    constructor(private readonly client: GraphClient) {}

    /** An account's licences with their state. Reads its licence details if the plans of the user leave the state in doubt. */
    async of(user: User): Promise<Account["licences"]> {
        return isDoubtful(user) ? this.#details(user.id) : ((await this.fromList([user])).get(user.id) ?? "unknown");
    }

    async #details(objectId: string): Promise<Account["licences"]> {
        const response = await this.client.get(`${USERS}/${objectId}/licenseDetails`);
        const plans = entities(LicenceDetails, response.body).flatMap(({ servicePlans }) => servicePlans ?? []);
        const licences: Licence[] = [];
        for (const { servicePlanId, servicePlanName, provisioningStatus } of plans) {
            this.#names.set(servicePlanId.toLowerCase(), servicePlanName);
            const state = STATES.get(provisioningStatus);
            if (state) licences.push({ plan: plainName(servicePlanName), state });
            else if (servicePlanName.startsWith("MCO")) return "unknown";
        }
        return licences;
    }

    /**
     * The same from a list of users, without a read for each. A licence that is still being provisioned appears as enabled here,
     * so each account is read by itself before it is written to.
     */
    async fromList(users: readonly User[]): Promise<ReadonlyMap<string, Account["licences"]>> {
        const found = new Map<string, Account["licences"]>();
        for (const user of users) {
            const plans = (user.assignedPlans ?? []).map(plan => ({
                id: plan.servicePlanId.toLowerCase(),
                isEnabled: isEnabled(plan),
                isTelephony: plan.service === COMMUNICATIONS,
            }));
            const matters = plans.filter(({ isEnabled, isTelephony }) => isEnabled && isTelephony);
            // The licence details of one account name an unknown plan for all others.
            const isNew = matters.some(({ id }) => !this.#names.has(id) && !this.#nameless.has(id));
            if (isNew) await this.#details(user.id);
            for (const { id } of matters) if (!this.#names.has(id)) this.#nameless.add(id);
            const licences = plans.map(({ id, isEnabled }) => ({
                plan: plainName(this.#names.get(id) ?? id),
                state: isEnabled ? ("enabled" as const) : ("disabled" as const),
            }));
            found.set(user.id, matters.some(({ id }) => this.#nameless.has(id)) ? "unknown" : licences);
        }
        return found;
    }
}

/**
 * A user's assigned plans have ids but no provisioning state, and its provisioned plans have a state but no ids. So the state is
 * certain only if no telephony plan is still being provisioned, and as many are provisioned as are assigned.
 */
function isDoubtful({ assignedPlans, provisionedPlans }: User): boolean {
    const ofTelephony = ({ service }: { service?: string | null | undefined }) => service === COMMUNICATIONS;
    const assigned = (assignedPlans ?? []).filter(ofTelephony).filter(isEnabled);
    const provisioned = (provisionedPlans ?? []).filter(ofTelephony).filter(isEnabled);
    const areThere = provisioned.every(({ provisioningStatus }) => provisioningStatus === "Success");
    return !areThere || provisioned.length < assigned.length;
}

function isEnabled({ capabilityStatus }: { capabilityStatus?: string | null | undefined }): boolean {
    return ["Enabled", "Warning"].includes(capabilityStatus ?? "");
}
