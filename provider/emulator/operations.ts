import { randomUUID } from "node:crypto";

/** Older operations are forgotten. Microsoft does not document how long Graph keeps them. */
const MAX_KEPT = 10_000;

export interface Operation {
    readonly id: string;
    readonly createdDateTime: string;
    /** The URL of the number assignment. */
    readonly resourceLocation: string;
    readonly outcome: "succeeded" | "failed";
    /** The error text of a failed operation; otherwise `null`. */
    readonly statusDetail: string | null;
    /** The number of reads that will still show it as `running`. */
    polls: number;
}

/** The long-running operations of one emulator. The write happens when the operation is accepted; only its status takes time. */
export class Operations {
    readonly #operations = new Map<string, Operation>();

    /** @param kind Part of the id, which decodes to the kind and a GUID, as in Microsoft's samples. */
    start(kind: "Assignment" | "Unassignment", operation: Omit<Operation, "id">): Operation {
        const id = Buffer.from(`${kind}|${randomUUID()}`).toString("base64url");
        const started = { ...operation, id };
        this.#operations.set(id, started);
        const [oldest] = this.#operations.keys();
        if (this.#operations.size > MAX_KEPT && oldest !== undefined) this.#operations.delete(oldest);
        return started;
    }

    /** Reads an operation, which counts as a poll. @returns a `telephoneNumberLongRunningOperation`; `null` for an unknown id */
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
