import { randomUUID } from "node:crypto";

/** How many operations are remembered; how long Graph keeps them is not documented. */
const KEPT = 10_000;

export interface Operation {
    readonly id: string;
    readonly createdDateTime: string;
    /** The number assignment that it is about, as a URL. */
    readonly resourceLocation: string;
    readonly outcome: "succeeded" | "failed";
    /** Why it failed. */
    readonly statusDetail: string | null;
    /** How many reads still say `running`. */
    polls: number;
}

/** The long-running operations of one emulator. What they write is written when they are accepted; only their status takes time. */
export class Operations {
    readonly #operations = new Map<string, Operation>();

    /** @param kind `Assignment` or `Unassignment`: ids are these words and a GUID, as those of Microsoft's samples are. */
    start(kind: "Assignment" | "Unassignment", operation: Omit<Operation, "id">): Operation {
        const id = Buffer.from(`${kind}|${randomUUID()}`).toString("base64url");
        const started = { ...operation, id };
        this.#operations.set(id, started);
        const [oldest] = this.#operations.keys();
        if (this.#operations.size > KEPT && oldest !== undefined) this.#operations.delete(oldest);
        return started;
    }

    /** A read: counts as a poll. @returns the operation as `telephoneNumberLongRunningOperation`; `null` if there is none. */
    read(id: string) {
        const operation = this.#operations.get(id);
        if (!operation) return null;
        const isRunning = operation.polls > 0;
        if (isRunning) operation.polls--;
        const status = isRunning ? "running" : operation.outcome;
        const { createdDateTime, resourceLocation, statusDetail } = operation;
        return {
            id,
            createdDateTime,
            status,
            numbers: [
                {
                    resourceLocation,
                    status,
                    ...(isRunning || statusDetail === null ? {} : { statusDetail }),
                },
            ],
        };
    }
}
