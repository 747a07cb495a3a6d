import { mapTexts } from "../messages/map-texts";
import { plainMessage, plainText } from "../messages/text";
import type { Change, Outcome } from "../model/change";
import type { LocationQuery } from "../model/location";
import type { Likely, Tenant } from "./port";

/** Entra ID allows 256 characters in a display name. */
const MAX_LENGTH = 256;

/**
 * A tenant whose answers are safe to print, because users choose their own names, and a gateway may answer anything. Every text of an
 * answer is escaped and shortened here, once, so that no later code can forget it. Ids, numbers, addresses and the words of
 * enumerations contain nothing to escape: one that does is not valid, so the escaped one equals none that a program can declare.
 */
export class PlainTenant implements Tenant {
    constructor(private readonly tenant: Tenant) {}

    async describe() {
        return plain(await this.tenant.describe());
    }

    async findAccounts(identities: readonly string[], likely?: Likely) {
        return plain(await this.tenant.findAccounts(identities, likely));
    }

    async findNumbers(numbers: readonly string[], likely?: Likely) {
        return plain(await this.tenant.findNumbers(numbers, likely));
    }

    async findLocations(query: LocationQuery) {
        return plain(await this.tenant.findLocations(query));
    }

    async *inventory() {
        for await (const page of this.tenant.inventory()) yield plain(page);
    }

    async *accounts() {
        for await (const page of this.tenant.accounts()) yield plain(page);
    }

    bulkReadThreshold() {
        return this.tenant.bulkReadThreshold();
    }

    async apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        return mapTexts(await this.tenant.apply(changes), plainMessage);
    }

    close(): void {
        this.tenant.close();
    }
}

function plain<T>(answer: T): T {
    return mapTexts(answer, text => plainText(text, MAX_LENGTH));
}
