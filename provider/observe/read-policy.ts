import type { Tenant } from "../tenant/port";

/** Up to this many lookups, asking one by one costs less than listing any tenant. */
const POINT_READS = 60;
/** An announcement may fall short by this factor: a declaration that takes a number also asks about its holder. */
const MARGIN = 2;
/**
 * This many accounts, SIP addresses and numbers each that the lists lacked are looked up one by one. After a rename of the whole tenant
 * thousands would be missing, and Direct Routing numbers need not be listed at all.
 */
const SECOND_LOOKS = 20;

/** Decides when reading the whole tenant costs less than asking for each account and number. */
export class ReadPolicy {
    #announced = 0;
    #asked = 0;
    readonly #lookedAgain = { account: 0, sipAddress: 0, number: 0 };
    #bulkReadThreshold: ReturnType<Tenant["bulkReadThreshold"]> | null = null;

    constructor(private readonly tenant: Tenant) {}

    /** Announces lookups that will come together, so that the first of them can already be answered from the lists. */
    announce(lookups: number): void {
        this.#announced += lookups;
    }

    /** Whether anything was announced: then each question is asked once, and its answer is kept. */
    get keepsAnswers(): boolean {
        return this.#announced > 0;
    }

    /** Whether reading the lists costs less than the lookups announced, or made so far. */
    async doListsPay(): Promise<boolean> {
        if (Math.max(this.#announced, this.#asked) <= POINT_READS) return false;
        this.#bulkReadThreshold ??= this.tenant.bulkReadThreshold();
        const { together, apart } = await this.#bulkReadThreshold;
        const comeTogether = this.#announced > Math.max(together, POINT_READS);
        return comeTogether || this.#asked > Math.max(apart, POINT_READS, MARGIN * this.#announced);
    }

    countLookup(): void {
        this.#asked += 1;
    }

    /** Whether something that the lists lack may still be looked up by name. */
    mayLookAgain(kind: "account" | "sipAddress" | "number"): boolean {
        this.#lookedAgain[kind] += 1;
        return this.#lookedAgain[kind] <= SECOND_LOOKS;
    }
}
