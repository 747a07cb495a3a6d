import { accessSync, appendFileSync, constants, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Change, Outcome } from "../../../model/change";
import { canonicalNumber, categoryOf, holderIdOf, locationIdOf, type NumberAssignment } from "../api/wire";

interface Written {
    readonly change: Change;
    readonly outcome: Outcome;
    readonly requestIds: readonly string[];
    /** `null` where the inventory does not have the number; `unknown` where it could not be read. */
    readonly before: NumberAssignment | null | "unknown";
    readonly after: NumberAssignment | null | "unknown";
}

/** One line of JSON for each write, appended to a file: when, by whom, what, and how the number was before and after. */
export class AuditLog {
    constructor(
        private readonly file: string,
        private readonly identity: () => Promise<string>,
        private readonly environment: Readonly<Record<string, string | undefined>> = process.env,
    ) {}

    /** Why nothing can be appended; `null` if it can. Asked before a write: one that is not logged is not made. */
    problem(): string | null {
        try {
            mkdirSync(path.dirname(this.file), { recursive: true });
            accessSync(existsSync(this.file) ? this.file : path.dirname(this.file), constants.W_OK);
            return null;
        } catch (error) {
            return `The audit log (teams-phone:auditLog) cannot be written: ${(error as Error).message}. Nothing was changed.`;
        }
    }

    async add({ change, outcome, requestIds, before, after }: Written): Promise<void> {
        // Pulumi does not tell a provider of this kind which stack it works for; a pipeline may.
        const stack = this.environment.PULUMI_STACK;
        const entry = {
            time: new Date().toISOString(),
            identity: await this.identity().catch(() => "unknown"),
            ...(stack ? { stack } : {}),
            outcome: outcome.kind,
            change,
            requestIds,
            before: inShort(before),
            after: inShort(after),
        };
        const line = `${JSON.stringify(entry)}\n`;
        try {
            // In one call, so that lines of several processes do not mix.
            appendFileSync(this.file, line, { mode: 0o600 });
        } catch (error) {
            // The write is made: whoever reads the run's output has the line at least.
            process.stderr.write(
                `teams-phone: the audit log could not be written (${(error as Error).message}): ${line}`,
            );
        }
    }
}

function inShort(row: NumberAssignment | null | "unknown") {
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
