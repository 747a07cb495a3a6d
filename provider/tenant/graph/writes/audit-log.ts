import { accessSync, appendFileSync, constants, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { plainJson } from "../../../messages/plain-json";
import type { Change, Outcome } from "../../../model/change";
import { canonicalNumber, categoryOf, holderIdOf, locationIdOf, type NumberAssignment } from "../api/wire";

interface Entry {
    readonly change: Change;
    readonly outcome: Outcome;
    readonly requestIds: readonly string[];
    /** `null` if the inventory does not have the number; `unknown` if it could not be read. */
    readonly before: NumberAssignment | null | "unknown";
    readonly after: NumberAssignment | null | "unknown";
}

/** A file with one line of JSON per write: when, by whom, what, and the number before and after. */
export class AuditLog {
    /** @param identity Who is logged in, in words. */
    constructor(
        private readonly file: string,
        private readonly identity: () => Promise<string>,
        private readonly environment: Readonly<Record<string, string | undefined>> = process.env,
    ) {}

    /** Why the file cannot be written; `null` if it can. Checked before each write, because a write must not go unlogged. */
    problem(): string | null {
        try {
            mkdirSync(path.dirname(this.file), { recursive: true });
            accessSync(existsSync(this.file) ? this.file : path.dirname(this.file), constants.W_OK);
            return null;
        } catch (error) {
            return `The audit log (teams-phone:auditLog) cannot be written: ${(error as Error).message}. Nothing was changed.`;
        }
    }

    async append({ change, outcome, requestIds, before, after }: Entry): Promise<void> {
        // Pulumi does not tell a dynamic provider which stack it works for. A pipeline can set this variable.
        const stack = this.environment.PULUMI_STACK;
        const entry = {
            time: new Date().toISOString(),
            identity: await this.identity().catch(() => "unknown"),
            ...(stack ? { stack } : {}),
            outcome: outcome.kind,
            change,
            requestIds,
            before: summary(before),
            after: summary(after),
        };
        const line = `${plainJson(entry)}\n`;
        try {
            // In one call, so that the lines of several processes do not mix.
            appendFileSync(this.file, line, { mode: 0o600 });
        } catch (error) {
            // The write has been made, so the run's output must have the line at least.
            process.stderr.write(
                `teams-phone: the audit log could not be written (${(error as Error).message}): ${line}`,
            );
        }
    }
}

function summary(row: NumberAssignment | null | "unknown") {
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
