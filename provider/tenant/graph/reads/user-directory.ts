import { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { entities, entity } from "../api/entities";
import { USERS_PAGE } from "../api/limits";
import { ORGANIZATION, query, quoted, USERS } from "../api/paths";
import { Organization } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { NAME_CACHE_MS } from "../tuning";
import { BatchedLookup, otherRows } from "./batched-lookup";
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
    department: z.string().nullish(),
    onPremisesSyncEnabled: z.boolean().nullish(),
    imAddresses: z.array(z.string()).nullish(),
    assignedPlans: z.array(Plan).nullish(),
    provisionedPlans: z.array(ProvisionedPlan).nullish(),
});
export type User = z.infer<typeof User>;
const Counted = z.object({ "@odata.count": z.number() });

const PROPERTIES = Object.keys(User.shape).join(",");

/** The users in Entra ID, whether or not they use Teams. */
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
            isInDocumented: true,
            verifiesMissing: false,
        };
        this.#byId = new BatchedLookup(client, { ...users, property: "id", keyOf: ({ id }) => id });
        this.#byUpn = new BatchedLookup(client, {
            ...users,
            property: "userPrincipalName",
            keyOf: ({ userPrincipalName }) => userPrincipalName.toLowerCase(),
        });
    }

    /** `null` if there is no such user. */
    async user(objectId: string): Promise<User | null> {
        return this.#remember(await this.#byId.rows(objectId));
    }

    /** The holder of a number. Only its name is needed, so a read that is up to a minute old will do. */
    async holder(objectId: string): Promise<User | null> {
        const last = this.#lastRead.get(objectId);
        return last && performance.now() - last.at <= NAME_CACHE_MS ? last.user : this.user(objectId);
    }

    /** @param upn In lower case. */
    async userByUpn(upn: string): Promise<User | null> {
        return this.#remember(await this.#byUpn.rows(upn));
    }

    #remember([user]: readonly User[]): User | null {
        if (user) this.#lastRead.set(user.id, { user, at: performance.now() });
        return user ?? null;
    }

    /** The user with this SIP address, without its scheme. */
    async userBySip(address: string): Promise<User | null> {
        const path = query(USERS, { $filter: `imAddresses/any(i:i eq ${quoted(address)})`, $select: PROPERTIES });
        const found = entities(User, (await this.client.get(path)).body);
        const user = found.find(({ imAddresses }) => (imAddresses ?? []).some(each => addressOf(each) === address));
        if (found.length > 0 && !user) throw otherRows(USERS);
        return user ?? null;
    }

    /** All users. Callers that ask while a listing runs share it. */
    all(): Promise<User[]> {
        const first = query(USERS, { $top: USERS_PAGE, $select: PROPERTIES });
        this.#listing ??= listAll(this.client, this.root, first, User).finally(() => {
            this.#listing = null;
        });
        return this.#listing;
    }

    /** Roughly how many users there are; `null` if Entra ID does not count them. */
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

    /** The listing of all users that is running; `null` if there is none. */
    get listing(): Promise<User[]> | null {
        return this.#listing;
    }

    /** The tenant that the login belongs to. @throws TeamsPhoneError `permission` without Organization.Read.All */
    async organization(): Promise<Organization> {
        return entity(Organization, (await this.client.get(ORGANIZATION)).body);
    }
}

/** A SIP address without its scheme, in lower case. */
function addressOf(imAddress: string): string {
    return imAddress.toLowerCase().replace(/^sip:/, "");
}
