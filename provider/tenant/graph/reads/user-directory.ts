import { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { USERS_PAGE } from "../api/limits";
import { ORGANIZATION, query, quoted, USERS } from "../api/paths";
import { entities } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { NAME_CACHE_MS } from "../tuning";
import { BatchedLookup } from "./batched-lookup";
import { listAll } from "./list-all";

const Plan = z.object({
    servicePlanId: z.string(),
    capabilityStatus: z.string().nullish(),
    service: z.string().nullish(),
});
const ProvisionedPlan = z.object({
    capabilityStatus: z.string().nullish(),
    provisioningStatus: z.string().nullish(),
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
    provisionedPlans: z.array(ProvisionedPlan).nullish(),
});
export type User = z.infer<typeof User>;
const Counted = z.object({ "@odata.count": z.number() });
const Organization = z.object({ id: z.string().toLowerCase(), displayName: z.string().nullish() });

const PROPERTIES = Object.keys(User.shape).join(",");

/** Entra ID's side: who there is, whatever Teams knows of them. */
export class UserDirectory {
    readonly #byId: BatchedLookup<typeof User>;
    readonly #byUpn: BatchedLookup<typeof User>;
    readonly #lastRead = new Map<string, { user: User; at: number }>();
    #listing: Promise<User[]> | null = null;

    constructor(
        private readonly client: GraphClient,
        private readonly root: string,
    ) {
        const users = {
            path: USERS,
            options: { $select: PROPERTIES },
            schema: User,
            isDocumented: true,
            asksAgain: false,
        };
        this.#byId = new BatchedLookup(client, { ...users, property: "id", keyOf: ({ id }) => id });
        this.#byUpn = new BatchedLookup(client, {
            ...users,
            property: "userPrincipalName",
            keyOf: ({ userPrincipalName }) => userPrincipalName.toLowerCase(),
        });
    }

    /** `null` for nobody. */
    async user(objectId: string): Promise<User | null> {
        return this.#noted(await this.#byId.rows(objectId));
    }

    /** The same for whoever holds a number, which takes their name alone: whoever was read a while ago is not read once more. */
    async holder(objectId: string): Promise<User | null> {
        const last = this.#lastRead.get(objectId);
        return last && performance.now() - last.at <= NAME_CACHE_MS ? last.user : this.user(objectId);
    }

    /** @param upn In lower case. */
    async userByUpn(upn: string): Promise<User | null> {
        return this.#noted(await this.#byUpn.rows(upn));
    }

    #noted([user]: readonly User[]): User | null {
        if (user) this.#lastRead.set(user.id, { user, at: performance.now() });
        return user ?? null;
    }

    /** The user with this SIP address, without its scheme. */
    async userBySip(address: string): Promise<User | null> {
        const path = query(USERS, { $filter: `imAddresses/any(i:i eq ${quoted(address)})`, $select: PROPERTIES });
        return entities(User, (await this.client.get(path)).body)[0] ?? null;
    }

    /** Everybody. Whoever asks while they are being listed gets that list. */
    all(): Promise<User[]> {
        const first = query(USERS, { $top: USERS_PAGE, $select: PROPERTIES });
        this.#listing ??= listAll(this.client, this.root, first, User).finally(() => {
            this.#listing = null;
        });
        return this.#listing;
    }

    /** How many users there are, about; `null` where that is not told. */
    async count(): Promise<number | null> {
        const path = query(USERS, { $count: "true", $top: 1, $select: "id" });
        try {
            return Counted.parse((await this.client.get(path)).body)["@odata.count"];
        } catch (error) {
            if (error instanceof z.ZodError || (error instanceof TeamsPhoneError && error.code === "graph"))
                return null;
            throw error;
        }
    }

    /** The list of everybody that is under way; `null` for none. */
    get listing(): Promise<User[]> | null {
        return this.#listing;
    }

    /** The tenant of the login. @throws TeamsPhoneError `permission` without Organization.Read.All */
    async organization(): Promise<{ id: string; displayName?: string | null | undefined } | null> {
        const [only] = entities(Organization, (await this.client.get(ORGANIZATION)).body);
        return only ?? null;
    }
}
