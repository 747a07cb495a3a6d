import { randomUUID } from "node:crypto";
import { plainJson } from "../../../messages/plain-json";
import type { Change, Outcome } from "../../../model/change";
import { canonicalNumber, categoryOf, holderIdOf, locationIdOf, type NumberAssignment } from "../api/wire";
import { appendLine } from "./audit-file";

/** A number as the inventory shows it: `null` if it does not have the number, `unknown` if it could not be read. */
type Seen = NumberAssignment | null | "unknown";

interface Result {
    readonly outcome: Outcome;
    readonly requestIds: readonly string[];
    readonly after: Seen;
}

/** Logs how a change ended. It never rejects: the change has been made. */
export type LogResult = (result: Result) => Promise<void>;

/**
 * A file with two lines of JSON per change, which share an `id`. The first says what is about to be written, by whom, and how the
 * number is; the second says how that ended. A change without a second line was interrupted.
 */
export class AuditLog {
    /** @param identity Who is logged in, in words. */
    constructor(
        private readonly file: string,
        private readonly identity: () => Promise<string>,
        private readonly environment: Readonly<Record<string, string | undefined>> = process.env,
    ) {}

    /**
     * Logs that a change is about to be written.
     * @param isReversal The change takes back one of this process. It must happen even if it cannot be logged: otherwise a full disk
     * in the middle of an exchange would leave accounts without a number. The run's output shows its lines instead.
     * @returns a function that logs the result; or, if the log cannot be written, why: then the change must not be made
     */
    async begin(change: Change, before: Seen, isReversal: boolean): Promise<LogResult | string> {
        // Pulumi does not tell a dynamic provider which stack it works for. A pipeline can set this variable.
        const stack = this.environment.PULUMI_STACK;
        const entry = {
            id: randomUUID(),
            identity: await this.identity().catch(() => "unknown"),
            ...(stack ? { stack } : {}),
            change,
            before: summary(before),
        };
        const problem = await this.#append({ ...entry, outcome: "started" }, isReversal);
        if (problem !== null && !isReversal)
            return `The audit log (teams-phone:auditLog) ${this.file} cannot be written: ${problem}. This change was not sent.`;
        return async ({ outcome, requestIds, after }) => {
            await this.#append({ ...entry, outcome: outcome.kind, requestIds, after: summary(after) }, true);
        };
    }

    /**
     * @param isShown Whether a line that cannot be written goes to the run's output.
     * @returns why the line could not be written; `null` if it was
     */
    async #append(entry: object, isShown: boolean): Promise<string | null> {
        const line = plainJson({ time: new Date().toISOString(), ...entry });
        try {
            await appendLine(this.file, line);
            return null;
        } catch (error) {
            const { message } = error as Error;
            if (isShown)
                process.stderr.write(`teams-phone: the audit log could not be written (${message}): ${line}\n`);
            return message;
        }
    }
}

function summary(row: Seen) {
    if (row === null || row === "unknown") return row;
    const holder = holderIdOf(row);
    return {
        number: canonicalNumber(row.telephoneNumber),
        type: row.numberType ?? null,
        holder,
        category: holder === null ? null : categoryOf(row),
        locationId: locationIdOf(row),
    };
}
