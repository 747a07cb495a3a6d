import { MAX_BATCH_SIZE, MAX_IN_VALUES, USERS_PAGE } from "../api/limits";
import { holderIdOf } from "../api/wire";
import type { Accounts } from "./accounts";
import type { Inventory } from "./inventory";
import type { UserDirectory } from "./user-directory";

/*
 * Reading by question against reading everything, in HTTP requests.
 *
 * The three questions of a declaration, about its number and about its account by name and by id, need four rows: of the numbers
 * by number, of the numbers by holder, of the users and of the user configurations.
 */
const QUESTIONS_PER_ROW = 3 / 4;
/** Questions that one HTTP request answers where the lists take `in` filters: 15 x 20 x 3/4 = 225. */
const QUESTIONS_IN_BULK = MAX_IN_VALUES * MAX_BATCH_SIZE * QUESTIONS_PER_ROW;
/** And where each value takes a request of its own: 20 x 3/4 = 15. */
const QUESTIONS_ONE_BY_ONE = MAX_BATCH_SIZE * QUESTIONS_PER_ROW;
/**
 * Questions in one HTTP request where they come a few at a time: as many as the engine's verbs ask together, which run 60 at a
 * time (`lifecycle/run/resource-locks.ts`) and ask about a number and an account each.
 */
const QUESTIONS_PER_ROUND = 60 * 2;
/** Nobody announces how many of these will come, so they may cost at most this share of what the lists cost. */
const TRIAL_SHARE = 0.1;

/** What it costs to read the whole tenant, compared with asking about single accounts and numbers. */
export class ReadCost {
    constructor(
        private readonly directory: UserDirectory,
        private readonly accounts: Accounts,
        private readonly inventory: Inventory,
    ) {}

    /** See the port. Takes two reads, and three more to try `in` filters on rows that exist unless those have been seen to work. */
    async bulkReadThreshold() {
        const [users, assigned] = await Promise.all([this.directory.count(), this.inventory.someAssigned()]);
        const holders = assigned.map(holderIdOf).filter(id => id !== null);
        const works = await Promise.all([
            this.inventory.doesInFilterWork(assigned),
            this.accounts.doesInFilterWork(holders),
        ]);
        const isBulk = works.every(Boolean);
        const requests = users === null ? 0 : requestsForLists(users);
        return {
            together: requests * (isBulk ? QUESTIONS_IN_BULK : QUESTIONS_ONE_BY_ONE),
            apart: requests * (isBulk ? QUESTIONS_PER_ROUND : QUESTIONS_ONE_BY_ONE) * TRIAL_SHARE,
        };
    }
}

/** Graph does not count numbers, so this is a lower bound: at least one page of them, and the empty page after it. */
function requestsForLists(users: number): number {
    const userPages = Math.ceil(users / USERS_PAGE);
    const configurationPages = userPages;
    const numberPages = 2;
    return userPages + configurationPages + numberPages;
}
