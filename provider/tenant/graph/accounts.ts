import { z } from "zod";
import type { Account, AccountType, HeldNumber } from "../port";
import type { GraphClient } from "./client";
import { type Directory, USER_PROPERTIES, User } from "./directory";
import type { Inventory } from "./inventory";
import { Licences } from "./licences";
import { nextPath, query, USER_CONFIGURATIONS, USERS } from "./paths";
import { canonicalNumber, categoryOf, entities, holderIdOf, type NumberAssignment, typeOf } from "./wire";

const UserConfiguration = z.object({
    id: z.string().toLowerCase(),
    accountType: z.string().nullish(),
    isEnterpriseVoiceEnabled: z.boolean().nullish(),
});
type UserConfiguration = z.infer<typeof UserConfiguration>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Microsoft's page on listing users: 999 at most. */
const PAGE = 999;

/** Accounts: who they are from Entra ID, their voice from Teams, their numbers from the inventory, which is what counts. */
export class Accounts {
    readonly #licences: Licences;

    constructor(
        private readonly client: GraphClient,
        private readonly directory: Directory,
        private readonly inventory: Inventory,
        private readonly root: string,
    ) {
        this.#licences = new Licences(client);
    }

    async find(identities: readonly string[]): Promise<(Account | null)[]> {
        const keys = identities.map(each => each.trim().toLowerCase().replace(/^sip:/, ""));
        const users = await this.#usersByKey(keys);
        return Promise.all(
            keys.map(async key => {
                const user = users.get(key);
                if (!user) return null;
                const [configuration, rows, licences] = await Promise.all([
                    this.#configuration(user.id),
                    this.inventory.rowsOf(user.id),
                    this.#licences.of(user.id),
                ]);
                return toAccount(user, configuration, rows, licences);
            }),
        );
    }

    /** An address is a UPN before it is a SIP address. */
    async #usersByKey(keys: readonly string[]): Promise<ReadonlyMap<string, User>> {
        const found = new Map<string, User>();
        const [byId, byUpn] = await Promise.all([
            this.directory.users(
                "id",
                keys.filter(key => GUID.test(key)),
            ),
            this.directory.users(
                "userPrincipalName",
                keys.filter(key => !GUID.test(key)),
            ),
        ]);
        for (const user of byId) found.set(user.id, user);
        for (const user of byUpn) found.set(user.userPrincipalName.toLowerCase(), user);
        const others = [...new Set(keys)].filter(key => !found.has(key) && !GUID.test(key));
        await Promise.all(
            others.map(async address => {
                const [user] = await this.directory.bySip(address);
                if (user) found.set(address, user);
            }),
        );
        return found;
    }

    async #configuration(objectId: string): Promise<UserConfiguration | null> {
        const answer = await this.client.get(`${USER_CONFIGURATIONS}/${objectId}`);
        return answer.status === 404 ? null : (entities(UserConfiguration, answer.body)[0] ?? null);
    }

    async *pages(): AsyncIterable<Account[]> {
        const [users, configurations, rows] = await Promise.all([
            this.#list(query(USERS, { $top: PAGE, $select: USER_PROPERTIES }), User),
            this.#list(USER_CONFIGURATIONS, UserConfiguration),
            this.inventory.rows(),
        ]);
        const licences = await this.#licences.fromList(users);
        const rowsOf = Map.groupBy(rows, holderIdOf);
        const configurationOf = new Map(configurations.map(each => [each.id, each]));
        // Microsoft's page on the list mentions no next page: whoever has to do with telephony and is missing is asked for by id.
        const missing = users.filter(({ id, assignedPlans }) => {
            const hasTelephony = (assignedPlans ?? []).some(
                ({ service }) => service === "MicrosoftCommunicationsOnline",
            );
            return !configurationOf.has(id) && (rowsOf.has(id) || hasTelephony);
        });
        for (const found of await Promise.all(missing.map(({ id }) => this.#configuration(id))))
            if (found) configurationOf.set(found.id, found);
        const sorted = users.sort((a, b) => (a.id < b.id ? -1 : 1));
        for (let start = 0; start < sorted.length; start += PAGE) {
            yield sorted
                .slice(start, start + PAGE)
                .map(user =>
                    toAccount(
                        user,
                        configurationOf.get(user.id) ?? null,
                        rowsOf.get(user.id) ?? [],
                        licences.get(user.id) ?? "unknown",
                    ),
                );
        }
    }

    async #list<T extends z.ZodType<{ id: string }>>(first: string, schema: T): Promise<z.output<T>[]> {
        const found = new Map<string, z.output<T>>();
        for (let path: string | null = first; path !== null; ) {
            const { body } = await this.client.page(path);
            for (const each of entities(schema, body)) found.set(each.id, each);
            path = nextPath(body, this.root);
        }
        return [...found.values()];
    }
}

function toAccount(
    user: User,
    configuration: UserConfiguration | null,
    rows: readonly NumberAssignment[],
    licences: Account["licences"],
): Account {
    const type = accountType(user, configuration);
    return {
        objectId: user.id,
        userPrincipalName: user.userPrincipalName,
        sipAddress: user.imAddresses?.[0]?.toLowerCase().replace(/^sip:/, "") ?? null,
        displayName: user.displayName ?? user.userPrincipalName,
        type,
        usageLocation: user.usageLocation ?? null,
        licences,
        // Teams knows nothing of an account that never had to do with it, so the flag is not on.
        enterpriseVoiceEnabled: configuration?.isEnterpriseVoiceEnabled ?? false,
        onPremisesNumber: onPremisesNumber(user, rows),
        homing: homing(configuration),
        serves: type === "resourceAccount" ? "unknown" : null,
        numbers: rows.flatMap(toHeld),
    };
}

function accountType(user: User, configuration: UserConfiguration | null): AccountType {
    const type = configuration?.accountType;
    if (type === "resourceAccount" || type === "guest") return type;
    return user.userType === "Guest" ? "guest" : "user";
}

function homing(configuration: UserConfiguration | null): Account["homing"] {
    switch (configuration?.accountType) {
        case "sfbOnPremUser":
            return "onPremises";
        case "user":
        case "resourceAccount":
            return "online";
        default:
            return "unknown";
    }
}

/** Graph does not show the directory's attribute: an account that is not synchronised has none, and the inventory names the source. */
function onPremisesNumber(user: User, rows: readonly NumberAssignment[]): Account["onPremisesNumber"] {
    const synchronised = rows.find(({ numberSource }) => numberSource === "onPremises");
    if (synchronised) return canonicalNumber(synchronised.telephoneNumber);
    return user.onPremisesSyncEnabled ? "unknown" : null;
}

function toHeld(row: NumberAssignment): HeldNumber[] {
    const type = typeOf(row);
    return type ? [{ number: canonicalNumber(row.telephoneNumber), type, category: categoryOf(row) }] : [];
}
