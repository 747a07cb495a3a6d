import { readCsv } from "../../provider/spreadsheet/read-csv";
import type { ReadOptions, RowArguments, SpreadsheetReading } from "../../provider/spreadsheet/reading";

export const DIRECT = { phoneNumberType: "DirectRouting" } as const;

export function readText(text: string, options: ReadOptions = DIRECT): SpreadsheetReading {
    return readCsv(Buffer.from(text), options);
}

/** The arguments of the rows. */
export function declared({ rows }: SpreadsheetReading): readonly RowArguments[] {
    return rows.map(({ args }) => args);
}

/** Each finding as `line column code`. */
export function found({ findings }: Pick<SpreadsheetReading, "findings">): readonly string[] {
    return findings.map(({ line, column, code }) => `${line} ${column?.name ?? "-"} ${code}`);
}

/** The number that a cell is read as, or the code of the finding. */
export function numberIn(cell: string, options: ReadOptions = {}): string | undefined {
    const quoted = `"${cell.replaceAll('"', '""')}"`;
    const reading = readText(`UPN,Number\r\nann@contoso.com,${quoted}`, { ...DIRECT, ...options });
    return reading.rows[0]?.args.phoneNumber ?? reading.findings[0]?.code ?? reading.skipped[0]?.reason;
}
