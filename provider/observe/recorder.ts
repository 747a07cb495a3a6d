import type { Account } from "../model/account";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { ObservedFacts } from "./observed-facts";
import type { Reader } from "./reader";

/** Passes questions on, and notes the answers. */
export class Recorder implements Reader {
    readonly #accounts = new Map<string, Account | null>();
    readonly #numbers = new Map<string, NumberRecord | null>();
    readonly #locations = new Map<string, EmergencyLocation | null>();

    constructor(private readonly reader: Reader) {}

    account = async (identity: string) => noted(this.#accounts, identity, await this.reader.account(identity));
    number = async (number: string) => noted(this.#numbers, number, await this.reader.number(number));
    location = async (id: string) => noted(this.#locations, id, await this.reader.location(id));

    get facts(): ObservedFacts {
        return { accounts: [...this.#accounts], numbers: [...this.#numbers], locations: [...this.#locations] };
    }
}

function noted<T>(answers: Map<string, T>, question: string, answer: T): T {
    answers.set(question, answer);
    return answer;
}
