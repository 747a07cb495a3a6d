import { USERS_PAGE } from "../api/limits";
import { holderIdOf } from "../api/wire";
import type { Accounts } from "./accounts";
import type { Inventory } from "./inventory";
import type { UserDirectory } from "./user-directory";

/**
 * So many questions, each about an account or a number, go into one request: three of a declaration have a row each of four lists,
 * 15 rows are asked for at a time, and 20 times that in a batch. One by one it is 20 in a batch.
 */
const TOGETHER = 225;
const ONE_BY_ONE = 15;
/** What comes a few at a time may go on for ever, so a tenth of what the lists cost is spent on it at most. */
const SPENT = 0.1;
/** A batch of the questions of those whom the engine works on at a time. */
const APART = 120;

/** What it takes to read all of a tenant, as far as that can be told without reading it. */
export class ReadCost {
    constructor(
        private readonly directory: UserDirectory,
        private readonly accounts: Accounts,
        private readonly inventory: Inventory,
    ) {}

    /** Costs two requests. How many numbers there are Graph does not tell: at least a page of them, and the one that ends the list. */
    async bulkReadThreshold() {
        const [people, held] = await Promise.all([this.directory.count(), this.inventory.someHeld()]);
        const holders = held.map(holderIdOf).filter(id => id !== null);
        const answers = await Promise.all([this.inventory.answersMany(held), this.accounts.answersMany(holders)]);
        const isMany = answers.every(Boolean);
        const pages = people === null ? 0 : 2 * Math.ceil(people / USERS_PAGE) + 2;
        return {
            together: pages * (isMany ? TOGETHER : ONE_BY_ONE),
            apart: pages * (isMany ? APART : ONE_BY_ONE) * SPENT,
        };
    }
}
