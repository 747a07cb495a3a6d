import type { Account } from "../model/account";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { ObservedFacts } from "./observed-facts";
import type { Reader } from "./reader";

/** Passes lookups on to another reader, and records the answers. */
export class Recorder implements Reader {
    readonly #accounts = new Map<string, Account | null>();
    readonly #numbers = new Map<string, NumberRecord | null>();
    readonly #locations = new Map<string, EmergencyLocation | null>();

    constructor(private readonly reader: Reader) {}

    account = async (identity: string) => record(this.#accounts, identity, await this.reader.account(identity));
    number = async (number: string) => record(this.#numbers, number, await this.reader.number(number));
    location = async (id: string) => record(this.#locations, id, await this.reader.location(id));

    get facts(): ObservedFacts {
        return { accounts: [...this.#accounts], numbers: [...this.#numbers], locations: [...this.#locations] };
    }
}

function record<T>(answers: Map<string, T>, question: string, answer: T): T {
    answers.set(question, answer);
    return answer;
}
