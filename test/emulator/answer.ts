import { z } from "zod";

const Entity = z.record(z.string(), z.unknown());
const Collection = z.object({ "@odata.nextLink": z.string().optional(), value: z.array(Entity) });
const Failure = z.object({ error: z.object({ code: z.string(), message: z.string(), innerError: Entity }) });
const Parts = z.object({
    responses: z.array(
        z.object({ id: z.string(), status: z.number(), headers: z.record(z.string(), z.string()), body: z.unknown() }),
    ),
});

/** A response of the emulator. Each getter parses it as the kind of response that the test expects. */
export class Answer {
    constructor(
        readonly status: number,
        readonly headers: Headers,
        /** Empty if the response has no body. */
        readonly text: string,
    ) {}

    get json(): unknown {
        return JSON.parse(this.text);
    }
    get entity() {
        return Entity.parse(this.json);
    }
    get value() {
        return Collection.parse(this.json).value;
    }
    /** The telephone numbers in a collection. */
    get numbers() {
        return this.value.map(({ telephoneNumber }) => telephoneNumber);
    }
    get nextLink() {
        return Collection.parse(this.json)["@odata.nextLink"];
    }
    get error() {
        return Failure.parse(this.json).error;
    }
    /** The parts of a batch response, by id. */
    get parts(): ReadonlyMap<string, Answer> {
        const answers = Parts.parse(this.json).responses.map(({ id, status, headers, body }) => {
            const text = body === null ? "" : JSON.stringify(body);
            return [id, new Answer(status, new Headers(headers), text)] as const;
        });
        return new Map(answers);
    }
    /** The status of each part, in order. */
    get statuses() {
        return [...this.parts.values()].map(({ status }) => status);
    }
}
