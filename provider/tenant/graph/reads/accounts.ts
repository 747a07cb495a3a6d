import { TeamsPhoneError } from "../../../errors";
import type { Account } from "../../../model/account";
import { identityKey, isSipAddress, withoutScheme } from "../../../model/identity";
import type { Likely } from "../../port";
import { entity } from "../api/entities";
import { CONFIGURATIONS_PAGE, USERS_PAGE } from "../api/limits";
import { query, USER_CONFIGURATIONS } from "../api/paths";
import { canonicalNumber, holderIdOf } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { BatchedLookup } from "./batched-lookup";
import type { Inventory } from "./inventory";
import { Licences } from "./licences";
import { listAll } from "./list-all";
import { shownNumbers, type TeamsDetails, toAccount, UserConfiguration } from "./to-account";
import type { User, UserDirectory } from "./user-directory";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Accounts: identity and licences from Entra ID, voice settings from Teams, numbers from the inventory, which is authoritative. */
export class Accounts {
    readonly #licences: Licences;
    readonly #configurations: BatchedLookup<typeof UserConfiguration>;

    constructor(
        private readonly client: GraphClient,
        private readonly directory: UserDirectory,
        private readonly inventory: Inventory,
        private readonly root: string,
    ) {
        this.#licences = new Licences(client);
        this.#configurations = new BatchedLookup(client, {
            path: USER_CONFIGURATIONS,
            schema: UserConfiguration,
            property: "id",
            keyOf: ({ id }) => id,
            single: async id => {
                const response = await client.getIfExists(`${USER_CONFIGURATIONS}/${id}`);
                return response === null ? [] : [entity(UserConfiguration, response.body)];
            },
            isInDocumented: false,
            verifiesMissing: true,
        });
    }

    /** The accounts with these object ids, UPNs or SIP addresses, in the order of the question; `null` for one that does not exist. */
    find(identities: readonly string[], likely: Likely = []): Promise<(Account | null)[]> {
        const keys = identities.map(identityKey);
        return Promise.all(keys.map((key, index) => this.#find(key, GUID.test(key) ? key : likely[index])));
    }

    /** Whether user configurations can be read by `in` filters. @param objectIds Accounts that have one. */
    doesInFilterWork(objectIds: readonly string[]): Promise<boolean> {
        return this.#configurations.doesInFilterWork(objectIds);
    }

    async #find(key: string, likely: string | undefined): Promise<Account | null> {
        // Fetches the likely account's Teams data while its identity is resolved.
        const guessed = likely === undefined ? null : this.#details(likely);
        guessed?.catch(() => undefined);
        const user = await this.#user(key);
        if (!user) return null;
        const [details, licences] = await Promise.all([
            guessed !== null && user.id === likely ? guessed : this.#details(user.id),
            this.#licences.of(user),
        ]);
        return toAccount(user, details, licences);
    }

    /** Without `sip:`, an address is tried as a UPN first, then as a SIP address. */
    async #user(key: string): Promise<User | null> {
        if (isSipAddress(key)) return this.directory.userBySip(withoutScheme(key));
        if (GUID.test(key)) return this.directory.user(key);
        return (await this.directory.userByUpn(key)) ?? this.directory.userBySip(key);
    }

    async #details(objectId: string): Promise<TeamsDetails> {
        const [configuration, rows] = await Promise.all([
            this.#configuration(objectId),
            this.inventory.rowsOf(objectId),
        ]);
        // If Teams lists a number that the inventory does not, the inventory is read once more: its `in` filter may have missed it.
        const shown = new Set(rows.map(({ telephoneNumber }) => canonicalNumber(telephoneNumber)));
        const known = shownNumbers(configuration);
        if (known.every(number => shown.has(number))) return { configuration, rows, unlisted: [] };
        const again = await this.inventory.rowsOf(objectId, "single");
        const isHeld = new Set(again.map(({ telephoneNumber }) => canonicalNumber(telephoneNumber)));
        const missing = known.filter(number => !isHeld.has(number));
        const found = await Promise.all(missing.map(number => this.inventory.row(number)));
        return { configuration, rows: again, unlisted: missing.filter((_, index) => found[index] === null) };
    }

    async #configuration(objectId: string): Promise<UserConfiguration | null> {
        return (await this.#configurations.rows(objectId))[0] ?? null;
    }

    /** Without `$top` if Graph refuses it: Microsoft's page on the list gives no bound. */
    #allConfigurations(): Promise<UserConfiguration[]> {
        const list = (first: string) => listAll(this.client, this.root, first, UserConfiguration);
        return list(query(USER_CONFIGURATIONS, { $top: CONFIGURATIONS_PAGE })).catch(error => {
            if (error instanceof TeamsPhoneError && error.code === "graph") return list(USER_CONFIGURATIONS);
            throw error;
        });
    }

    /** All accounts, ordered by object id, a page at a time. */
    async *pages(): AsyncIterable<Account[]> {
        const [users, configurations, rows] = await Promise.all([
            this.directory.all(),
            this.#allConfigurations(),
            this.inventory.rows(),
        ]);
        const licences = await this.#licences.fromList(users);
        const rowsOf = Map.groupBy(rows, holderIdOf);
        const listed = new Set(rows.map(({ telephoneNumber }) => canonicalNumber(telephoneNumber)));
        const configurationOf = new Map(configurations.map(each => [each.id, each]));
        // Microsoft's page on this list does not mention further pages, so accounts that use telephony and are missing are read by id.
        const missing = users.filter(({ id, assignedPlans }) => {
            const hasTelephony = (assignedPlans ?? []).some(
                ({ service }) => service === "MicrosoftCommunicationsOnline",
            );
            return !configurationOf.has(id) && (rowsOf.has(id) || hasTelephony);
        });
        for (const found of await Promise.all(missing.map(({ id }) => this.#configuration(id))))
            if (found) configurationOf.set(found.id, found);
        const sorted = users.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        for (let start = 0; start < sorted.length; start += USERS_PAGE) {
            yield sorted.slice(start, start + USERS_PAGE).map(user => {
                const configuration = configurationOf.get(user.id) ?? null;
                const unlisted = shownNumbers(configuration).filter(number => !listed.has(number));
                const details = { configuration, rows: rowsOf.get(user.id) ?? [], unlisted };
                return toAccount(user, details, licences.get(user.id) ?? "unknown");
            });
        }
    }
}
