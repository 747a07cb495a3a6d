import type { Account } from "../model/account";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { ObservedFacts } from "./observed-facts";
import type { Reader } from "./reader";

/** Passes each lookup on to another reader once, and records the answer. */
export class Recorder implements Reader {
    readonly #accounts = new Map<string, Account | null>();
    readonly #numbers = new Map<string, NumberRecord | null>();
    readonly #locations = new Map<string, EmergencyLocation | null>();

    constructor(private readonly reader: Reader) {}

    account = (identity: string) => recorded(this.#accounts, identity, () => this.reader.account(identity));
    number = (number: string) => recorded(this.#numbers, number, () => this.reader.number(number));
    location = (id: string) => recorded(this.#locations, id, () => this.reader.location(id));

    /** Takes answers that another recorder has. An account also answers for its object id. */
    learn({ accounts, numbers, locations }: ObservedFacts): void {
        for (const [identity, account] of accounts) {
            this.#accounts.set(identity, account);
            if (account) this.#accounts.set(account.objectId, account);
        }
        for (const [number, record] of numbers) this.#numbers.set(number, record);
        for (const [id, location] of locations) this.#locations.set(id, location);
    }

    get facts(): ObservedFacts {
        return { accounts: [...this.#accounts], numbers: [...this.#numbers], locations: [...this.#locations] };
    }
}

async function recorded<T>(answers: Map<string, T>, question: string, ask: () => Promise<T>): Promise<T> {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const answer = await ask();
    answers.set(question, answer);
    return answer;
}
