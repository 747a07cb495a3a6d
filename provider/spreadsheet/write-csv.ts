import { csvLine } from "./csv-line";
import type { Row, RowArguments } from "./reading";

type Cells = readonly (readonly [column: string, cell: (args: RowArguments) => string | null | undefined])[];

/** The columns of `teams-phone export --csv`. */
const COLUMNS: Cells = [
    ["identity", ({ identity }) => identity],
    ["phoneNumber", ({ phoneNumber }) => phoneNumber],
    ["phoneNumberType", ({ phoneNumberType }) => phoneNumberType],
    ["assignmentCategory", ({ assignmentCategory }) => assignmentCategory],
    ["locationId", ({ locationId }) => (locationId === null ? "null" : locationId)],
];
/** Columns that an export does not have, written only where a row needs them. */
const FURTHER: Cells = [
    ["location", ({ location }) => location?.description],
    ["locationCity", ({ location }) => location?.city],
    ["enterpriseVoiceEnabled", ({ enterpriseVoiceEnabled }) => enterpriseVoiceEnabled?.toString()],
    ["takeFrom", ({ takeFrom }) => takeFrom],
];

/** The lines of a CSV file, in the layout of `teams-phone export --csv`, that declares the same as the rows. */
export function* csvLines(rows: readonly Row[]): Generator<string> {
    const used = FURTHER.filter(([, cell]) => rows.some(({ args }) => cell(args) !== undefined));
    const columns = [...COLUMNS, ...used];
    yield csvLine(columns.map(([name]) => name));
    for (const { args } of rows) yield csvLine(columns.map(([, cell]) => cell(args) ?? ""));
}
