import { z } from "zod";
import type { GraphClient } from "./client";
import { ORGANIZATION, query, quoted, USERS } from "./paths";
import { entities } from "./wire";

const Plan = z.object({
    servicePlanId: z.string(),
    capabilityStatus: z.string().nullish(),
    service: z.string().nullish(),
});
export const User = z.object({
    id: z.string().toLowerCase(),
    userPrincipalName: z.string(),
    displayName: z.string().nullish(),
    userType: z.string().nullish(),
    usageLocation: z.string().nullish(),
    onPremisesSyncEnabled: z.boolean().nullish(),
    imAddresses: z.array(z.string()).nullish(),
    assignedPlans: z.array(Plan).nullish(),
});
export type User = z.infer<typeof User>;
const Organization = z.object({ id: z.string().toLowerCase(), displayName: z.string().nullish() });

export const USER_PROPERTIES = Object.keys(User.shape).join(",");
/** Microsoft's page on filters: `in` takes 15 values at most. */
const MOST_VALUES = 15;

/** Entra ID's side: who there is, whatever Teams knows of them. */
export class Directory {
    constructor(private readonly client: GraphClient) {}

    /** Users by object id or UPN; who is not there is left out. */
    async users(property: "id" | "userPrincipalName", values: readonly string[]): Promise<User[]> {
        const distinct = [...new Set(values)];
        const groups = Array.from({ length: Math.ceil(distinct.length / MOST_VALUES) }, (_, index) =>
            distinct.slice(index * MOST_VALUES, (index + 1) * MOST_VALUES),
        );
        const asked = groups.map(group => this.#filtered(`${property} in (${group.map(quoted).join(",")})`));
        return (await Promise.all(asked)).flat();
    }

    /** Users with this SIP address, without its scheme. */
    bySip(address: string): Promise<User[]> {
        return this.#filtered(`imAddresses/any(i:i eq ${quoted(address)})`);
    }

    async #filtered(filter: string): Promise<User[]> {
        const path = query(USERS, { $filter: filter, $select: USER_PROPERTIES });
        return entities(User, (await this.client.get(path)).body);
    }

    /** The tenant of the login. @throws TeamsPhoneError `permission` without Organization.Read.All */
    async organization(): Promise<{ id: string; displayName?: string | null | undefined } | null> {
        const [only] = entities(Organization, (await this.client.get(ORGANIZATION)).body);
        return only ?? null;
    }
}
