import { setTimeout as pause } from "node:timers/promises";
import { TeamsPhoneError } from "../../../errors";
import type { Assign, Outcome, Release } from "../../../model/change";
import { OPERATIONS } from "../api/paths";
import { categoryOf, entities, holderIdOf, locationIdOf, type NumberAssignment, Operation, typeOf } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { operationErrorOf } from "../transport/graph-error";
import type { Tuning } from "../tuning";

/** Finds out what became of a write that Graph accepted. */
export class Confirmation {
    constructor(
        private readonly client: GraphClient,
        private readonly tuning: Tuning,
    ) {}

    /**
     * Follows an operation to its end, and gives the service some seconds to show what it has done.
     * @param byReading Whether reading answers for many at a time, and the change was not there before: then it is looked for first.
     */
    async ofOperation(id: string, isShown: Shown, byReading = false): Promise<Outcome> {
        const started = performance.now();
        for (let wait = this.tuning.firstPollMs; ; wait = Math.min(wait * 1.5, this.tuning.maxPollMs)) {
            await pause(wait);
            // A read that fails is no answer: the operation is asked.
            if (byReading && (await isShown().catch(() => false))) return { kind: "done" };
            let operation: Operation | undefined;
            try {
                const answer = await this.client.get(`${OPERATIONS}/${encodeURIComponent(id)}`);
                // How long Graph remembers an operation is not documented.
                if (answer.status === 404)
                    return this.byReading(isShown, "Microsoft Graph no longer knows the operation");
                [operation] = entities(Operation, answer.body);
            } catch (error) {
                // The read that follows will say so in full.
                const isOut = error instanceof TeamsPhoneError && error.code === "login";
                const why = isOut ? "the login ended" : (error as Error).message;
                return { kind: "unknown", message: `the operation could not be followed: ${why}` };
            }
            if (operation?.status === "succeeded") {
                await this.awaitShown(isShown);
                return { kind: "done" };
            }
            if (operation?.status === "failed") {
                const [number] = operation.numbers ?? [];
                return { kind: "refused", ...operationErrorOf(number?.statusDetail ?? null) };
            }
            if (operation?.status !== "running" && operation?.status !== "notStarted")
                return this.byReading(isShown, `the operation ended as "${operation?.status}"`);
            if (performance.now() - started > this.tuning.operationTimeoutMs)
                return this.byReading(
                    isShown,
                    `the operation is not done after ${this.tuning.operationTimeoutMs / 1000} s`,
                );
        }
    }

    /** @param why What is not known, in case the tenant does not show the change either. */
    async byReading(isShown: Shown, why: string): Promise<Outcome> {
        try {
            if (await isShown()) return { kind: "done" };
            return { kind: "unknown", message: why };
        } catch (error) {
            return { kind: "unknown", message: `${why}, and reading failed: ${(error as Error).message}` };
        }
    }

    /**
     * Gives the service some seconds to show what it has done. What it does not show by then is done all the same, by its own word,
     * and whoever reads next has to reckon with it (PS 9806; Microsoft gives no bound).
     */
    async awaitShown(isShown: Shown): Promise<void> {
        try {
            for (const wait of this.tuning.visibilityPausesMs) {
                await pause(wait);
                if (await isShown()) return;
            }
        } catch {
            // The write is done, whatever became of this read.
        }
    }
}

/** Reads whether the tenant shows a change. */
export type Shown = () => Promise<boolean>;

/** Whether a number is as a change makes it. */
export function shows(row: NumberAssignment | null, change: Assign | Release): boolean {
    const holder = row && holderIdOf(row);
    if (change.kind === "release") return holder !== change.expectedHolder;
    if (row === null || holder !== change.account) return false;
    const hasLocation = change.locationId === undefined || locationIdOf(row) === change.locationId;
    return typeOf(row) === change.type && categoryOf(row) === change.category && hasLocation;
}
