import type { Account } from "../model/account";
import type { Assign, Change } from "../model/change";
import type { HeldNumber, NumberRecord } from "../model/number";
import type { Reader } from "../observe/reader";
import { unlisted } from "../observe/unlisted-number";

/**
 * The tenant as it will be after the writes planned so far. Each later plan is made on it, as each verb of a run reads the tenant that
 * the earlier ones left.
 */
export class SimulatedTenant implements Reader {
    readonly #accounts = new Map<string, Account>();
    readonly #numbers = new Map<string, NumberRecord>();

    /** @param observed What the tenant shows now. */
    constructor(private readonly observed: Reader) {}

    async account(identity: string): Promise<Account | null> {
        const account = await this.observed.account(identity);
        return account && (this.#accounts.get(account.objectId) ?? account);
    }

    async number(number: string): Promise<NumberRecord | null> {
        return this.#numbers.get(number) ?? (await this.observed.number(number));
    }

    location = (locationId: string) => this.observed.location(locationId);

    /** Carries out a planned write, with what the service does along with it. */
    async apply(change: Change): Promise<void> {
        switch (change.kind) {
            case "assign":
                return this.#assign(change);
            case "release": {
                const record = await this.number(change.number);
                if (record) this.#numbers.set(change.number, { ...record, holder: null, use: "unassigned" });
                return this.#change(change.expectedHolder, account => {
                    const numbers = account.numbers.filter(({ number }) => number !== change.number);
                    const enterpriseVoiceEnabled = account.enterpriseVoiceEnabled && numbers.length > 0;
                    return { ...account, numbers, enterpriseVoiceEnabled };
                });
            }
            case "setLocation": {
                const record = await this.number(change.number);
                if (record) this.#numbers.set(change.number, { ...record, locationId: change.locationId });
                return;
            }
            case "setEnterpriseVoice":
                return this.#change(change.account, account => ({
                    ...account,
                    enterpriseVoiceEnabled: change.enabled,
                }));
        }
    }

    async #assign({ account: objectId, number, type, category, locationId }: Assign): Promise<void> {
        const held: HeldNumber = { number, type, category };
        await this.#change(objectId, account => ({
            ...account,
            enterpriseVoiceEnabled: true,
            numbers: [...account.numbers.filter(each => each.number !== number), held],
        }));
        const before = (await this.number(number)) ?? unlisted(held);
        const account = await this.account(objectId);
        const holder = {
            objectId,
            userPrincipalName: account?.userPrincipalName ?? null,
            displayName: account?.displayName ?? null,
            category,
        };
        const location = locationId === undefined ? {} : { locationId };
        this.#numbers.set(number, { ...before, ...location, type, holder, use: "assigned" });
    }

    async #change(objectId: string, change: (account: Account) => Account): Promise<void> {
        const account = await this.account(objectId);
        if (account) this.#accounts.set(objectId, change(account));
    }
}
