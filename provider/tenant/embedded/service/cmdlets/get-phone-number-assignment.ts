import type { DatabaseSync } from "node:sqlite";
import { accountRow, type NumberRow } from "../../database/rows";
import { parseNumber, parseType } from "../parse";
import { identityNotFound } from "../refusals";

export interface GetAssignment {
    /** Object id, UPN or SIP address of the holder. */
    readonly identity?: string;
    readonly phoneNumber?: string;
    readonly phoneNumberType?: string;
    /** Number of rows to skip. Default: 0. */
    readonly skip?: number;
    /** Number of rows to return. Default: 500; at most 1,000. */
    readonly top?: number;
}

/** Get-CsPhoneNumberAssignment. Rows are ordered by number. @throws ServiceError */
export function getPhoneNumberAssignment(database: DatabaseSync, request: GetAssignment): NumberRow[] {
    const where = ["1 = 1"];
    const values: string[] = [];
    const narrow = (column: string, value: string) => {
        where.push(`${column} = ?`);
        values.push(value);
    };
    if (request.phoneNumber !== undefined) narrow("number", parseNumber(request.phoneNumber).number);
    if (request.phoneNumberType !== undefined) narrow("type", parseType(request.phoneNumberType));
    if (request.identity !== undefined) {
        const account = accountRow(database, request.identity);
        if (!account) throw identityNotFound();
        narrow("holder", account.object_id);
    }
    const top = Math.min(request.top ?? 500, 1000);
    return database
        .prepare(`SELECT * FROM numbers WHERE ${where.join(" AND ")} ORDER BY number LIMIT ? OFFSET ?`)
        .all(...values, top, request.skip ?? 0) as unknown as NumberRow[];
}
