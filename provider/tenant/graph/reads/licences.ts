import { z } from "zod";
import type { Account, Licence } from "../../../model/account";
import { entities } from "../api/entities";
import { USERS } from "../api/paths";
import type { GraphClient } from "../transport/graph-client";
import type { User } from "./user-directory";

const LicenceDetails = z.object({
    servicePlans: z
        .array(z.object({ servicePlanId: z.string(), servicePlanName: z.string(), provisioningStatus: z.string() }))
        .nullable(),
});

// Microsoft's page "Product names and service plan identifiers for licensing".
const NAMES: Readonly<Record<string, string>> = {
    "4828c8ec-dc2e-4779-b502-87ac9ce28ab7": "MCOEV",
    "db23fce2-a974-42ef-9002-d78dd42a0f22": "MCOEV_GOV",
    "f47330e9-c134-43b3-9993-e7f004506889": "MCOEV_VIRTUALUSER",
    "4ed3ff63-69d7-4fb7-b984-5aec7f605ca8": "MCOPSTN1",
    "3c8a8792-7866-409b-bb61-1b20ace0368b": "MCOPSTN1_GOV",
    "5a10155d-f5c1-411a-a8ec-e99aae125390": "MCOPSTN2",
    "54a152dc-90de-4996-93d2-bc47e670fc06": "MCOPSTN5",
    "505e180f-f7e0-4b65-91d4-00d670bbd18c": "MCOPSTNC",
    "0feaeb32-d00e-4d66-bd5a-43b5b83db82c": "MCOSTANDARD",
    "3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40": "MCOMEETADV",
    "57ff2da0-773e-42df-b2af-ffb7a2317929": "TEAMS1",
};
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
    // Names of service plans by id: those above, and those that licence details have added.
    readonly #names = new Map(Object.entries(NAMES));

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
            if (state) licences.push({ plan: plain(servicePlanName), state });
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
                plan: plain(this.#names.get(id) ?? id),
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

/** GCC has the same plans under other names. */
function plain(name: string): string {
    return name.replace(/_GOV$/, "");
}
