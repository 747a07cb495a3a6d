import type { AssignmentCategory, PhoneNumberType } from "../model/number";

/** What one row declares, under the names of a declaration's arguments. */
export interface RowArguments {
    /** As the file spells it, without blanks and invisible characters around it. */
    readonly identity: string;
    /** Canonical: `+`, the digits, and `;ext=` with digits if there is an extension. */
    readonly phoneNumber?: string;
    readonly phoneNumberType?: PhoneNumberType;
    readonly assignmentCategory?: AssignmentCategory;
    /** GUID in lower case. `null` removes the location; an absent one leaves it. */
    readonly locationId?: string | null;
    /** A location that the tenant must look up. Never beside `locationId`. */
    readonly location?: LocationName;
    readonly enterpriseVoiceEnabled?: boolean;
    readonly takeFrom?: string;
}

/** Exactly one location must have every given key. */
export interface LocationName {
    /** The name that an administrator gave the location. */
    readonly description?: string;
    readonly city?: string;
}

/** A column of the file, or a key of a YAML row. */
export interface Column {
    /** As the file spells it. */
    readonly name: string;
    /** Counted from 1: the column of a CSV file, or the position of a YAML key in its line. */
    readonly number: number;
    /** The line of a YAML key; in a CSV file, the cells of a row are in the line of the row. */
    readonly line?: number;
}

/** The columns from which a row's arguments come. */
export type ArgumentColumns = Readonly<Partial<Record<keyof RowArguments, Column>>>;

export interface Row {
    /** The first line of the row, counted from 1: cells may have line breaks. */
    readonly line: number;
    readonly args: RowArguments;
    /** Rows share this object where they can: a file has many rows and few columns. */
    readonly columns: ArgumentColumns;
}

export interface SpreadsheetFinding {
    /** Stable, in kebab case. The code of a rule where a rule reports the same. */
    readonly code: string;
    readonly severity: "error" | "warn";
    /** Counted from 1. */
    readonly line: number;
    /** `null` for a row or the file as a whole. */
    readonly column: Column | null;
    /** What is wrong, why, and what to do. With a column, it continues the sentence that the column's name begins. */
    readonly message: string;
}

/** A row that declares nothing. */
export interface SkippedRow {
    readonly line: number;
    /** `no account`: an exported number that serves conferences, an app or a policy. */
    readonly reason: "no holder" | "no number" | "no account";
}

export interface SpreadsheetReading {
    /** The rows without errors. */
    readonly rows: readonly Row[];
    readonly skipped: readonly SkippedRow[];
    /** Columns that are known, and of no use here. */
    readonly ignored: readonly string[];
    readonly findings: readonly SpreadsheetFinding[];
    /** Such as `UTF-8 with BOM`; `null` if it is not known. */
    readonly encoding: string | null;
    /** `null` for YAML, and where there is only one column or none. */
    readonly separator: Separator | null;
}

export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What the user declares about the file as a whole. */
export interface ReadOptions {
    /** The type of the numbers for which the file has none. */
    readonly phoneNumberType?: PhoneNumberType;
    /** ISO 3166 alpha-2 code: the country of the numbers that have no country code. */
    readonly defaultCountry?: string;
}

export function hasErrors({ findings }: Pick<SpreadsheetReading, "findings">): boolean {
    return findings.some(({ severity }) => severity === "error");
}

/** Where an argument of a row is. */
export function placeOf(row: Row, argument: keyof RowArguments): Pick<SpreadsheetFinding, "line" | "column"> {
    const column = row.columns[argument] ?? null;
    return { line: column?.line ?? row.line, column };
}

/** The reading of a file that cannot be read. */
export function refusedFile(
    finding: Pick<SpreadsheetFinding, "code" | "line" | "message">,
    encoding: string | null = null,
): SpreadsheetReading {
    const findings = [{ ...finding, severity: "error", column: null }] as const;
    return { rows: [], skipped: [], ignored: [], findings, encoding, separator: null };
}
