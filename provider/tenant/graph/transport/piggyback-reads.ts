import { MAX_BATCH_SIZE } from "../api/limits";
import type { GraphRequest, RequestResult } from "./response";

type Answers = readonly RequestResult[];
type Send = (requests: readonly GraphRequest[]) => Promise<Answers>;

interface Rider {
    readonly requests: readonly GraphRequest[];
    /** With a promise, so that whoever asked hears of a failure, too. */
    readonly tell: (answers: Promise<Answers>) => void;
}

/** Reads that go along with writes where these leave room in their batch. */
export class PiggybackReads {
    #boarding: Rider[] | null = null;

    constructor(private readonly send: Send) {}

    /** Sends reads: with the writes that are about to leave, or now. */
    read(requests: readonly GraphRequest[]): Promise<Answers> {
        const boarding = this.#boarding;
        return boarding ? new Promise(tell => boarding.push({ requests, tell })) : this.send(requests);
    }

    /**
     * Sends writes, of which there are fewer than a batch holds.
     * @param ask Asks for whatever reads are waiting: as many as there is room for go along, and the others by themselves.
     */
    async sendAlong(writes: readonly GraphRequest[], ask: () => void): Promise<Answers> {
        const riders: Rider[] = [];
        this.#boarding = riders;
        ask();
        this.#boarding = null;
        const along: Rider[] = [];
        let room = MAX_BATCH_SIZE - writes.length;
        for (const rider of riders) {
            if (rider.requests.length > room) rider.tell(this.send(rider.requests));
            else {
                along.push(rider);
                room -= rider.requests.length;
            }
        }
        const sent = this.send([...writes, ...along.flatMap(({ requests }) => requests)]);
        let start = writes.length;
        for (const { requests, tell } of along) {
            const from = start;
            start += requests.length;
            tell(sent.then(answers => answers.slice(from, from + requests.length)));
        }
        return (await sent).slice(0, writes.length);
    }
}
