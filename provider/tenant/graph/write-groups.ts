import type { Answer, GraphRequest, Lost } from "./answer";
import { MOST_PARTS } from "./batch";
import { Departures, type Timetable } from "./departures";

/** `closed`: it was not sent, because it would have had to wait, and was looked at too early then. */
type Sent = Answer | Lost | "closed";
type Send = (requests: readonly GraphRequest[]) => Promise<readonly Sent[]>;

/**
 * Writes that go out together. Each of its members looks whether it is still to be made, and the group goes when the last one has:
 * so no look is older than the others' took.
 */
class WriteGroup {
    #undecided = 0;
    readonly #requests: GraphRequest[] = [];
    readonly #answers = Promise.withResolvers<readonly Sent[]>();

    constructor(
        readonly number: number,
        private readonly sendAll: Send,
    ) {}

    add(): void {
        this.#undecided += 1;
    }

    /** For a member that is not to be written after all. */
    leave(): void {
        this.#decide();
    }

    async send(request: GraphRequest): Promise<Sent> {
        const index = this.#requests.push(request) - 1;
        this.#decide();
        const answers = await this.#answers.promise;
        return answers[index] ?? { kind: "lost", message: "there was no answer" };
    }

    #decide(): void {
        this.#undecided -= 1;
        if (this.#undecided === 0 && this.#requests.length > 0) this.#answers.resolve(this.sendAll(this.#requests));
    }
}

/** Brings writes together into groups as large as a batch. */
export class WriteGroups {
    readonly #departures: Departures;
    #latest: WriteGroup | null = null;

    /** @param isBusy Whether others are at work who may want to write, too. */
    constructor(
        timetable: Timetable,
        isBusy: () => boolean,
        private readonly send: Send,
    ) {
        // A crowd has to look before it writes, and comes later than what it asks.
        const patient = { ...timetable, crowdGatherMs: 3 * timetable.crowdGatherMs };
        this.#departures = new Departures(patient, isBusy, MOST_PARTS);
    }

    /**
     * Writes once, in the next group.
     * @param look Called when the group is about to leave; whatever it returns but `null` is the result, and nothing is written.
     */
    async write<T>(request: GraphRequest, look: () => Promise<T | null>): Promise<Sent | { readonly seen: T }> {
        const group = await this.#next();
        let seen: T | null;
        try {
            seen = await look();
        } catch (error) {
            group.leave();
            throw error;
        }
        if (seen === null) return group.send(request);
        group.leave();
        return { seen };
    }

    /** The next group, as soon as it leaves. */
    #next(): Promise<WriteGroup> {
        return new Promise(resolve => {
            this.#departures.arrive();
            this.#departures.join(number => {
                if (this.#latest?.number !== number) this.#latest = new WriteGroup(number, this.send);
                this.#latest.add();
                resolve(this.#latest);
            });
        });
    }
}
