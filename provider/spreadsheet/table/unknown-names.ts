import { closest } from "../../messages/closest";
import { COLUMN_NAMES } from "./columns";

/** A search for a similar name takes a while, and a text that is not a table may have thousands of names. */
const MAX_SEARCHES = 50;

/** What to say of names that are not known. */
export class UnknownNames {
    private readonly messages = new Map<string, string>();

    /** @param noun `column` or `key` */
    constructor(private readonly noun: string) {}

    describe(name: string): string {
        const known = this.messages.get(name);
        if (known !== undefined) return known;
        const match = this.messages.size < MAX_SEARCHES ? closest(name, COLUMN_NAMES) : undefined;
        const hint = match === undefined ? "" : ` If it is ${match}, rename it.`;
        const message = `is not a known ${this.noun}.${hint} Otherwise remove it, or leave it out of the export.`;
        if (this.messages.size < MAX_SEARCHES) this.messages.set(name, message);
        return message;
    }
}
