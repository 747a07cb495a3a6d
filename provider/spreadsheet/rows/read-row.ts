import { describeValue } from "../../messages/text";
import { defined } from "../../model/defined";
import { CATEGORIES, PHONE_NUMBER_TYPES } from "../../schema/arguments";
import { readNumberCell } from "../cells/number-cell";
import { damageIn, trimmed, withoutBraces } from "../cells/tidy";
import { readFlagCell, readWordCell } from "../cells/word-cell";
import type { ReadOptions, RowArguments, SkippedRow } from "../reading";
import { RowCells, type RowProblem } from "./row-cells";
import { readRowLocation } from "./row-location";

export interface RowDeclaration {
    readonly args: RowArguments;
    readonly isPrivateLine: boolean;
}

export interface RowReading {
    /** Nothing for a row with problems. A number and a private line are two. */
    readonly declares: readonly RowDeclaration[];
    readonly skipped: SkippedRow["reason"] | null;
    readonly problems: readonly RowProblem[];
    /** Whether the row has a number, and neither the row nor the file has its type. */
    readonly lacksType: boolean;
}

/** @param isExport Whether Get-CsPhoneNumberAssignment wrote the file, which shows "none" as a GUID of zeros. */
export function readRow(text: RowCells["text"], isExport: boolean, options: ReadOptions): RowReading {
    const cells = new RowCells(text);
    const { problems } = cells;
    const skipped = (reason: SkippedRow["reason"]) => ({ declares: [], skipped: reason, problems, lacksType: false });
    const identity = withoutBraces(trimmed(text("identity")));
    if (identity === "" || (isExport && /^[0-]{36}$/.test(identity))) return skipped("no holder");
    const damage = damageIn(identity);
    if (damage) cells.refuse("identity", "lost-value", `is ${describeValue(identity)}: the text ${damage}`);
    const number = readNumber(cells, options);
    const privateLine = cells.take("privateLine", readNumberCell(text("privateLine"), options));
    const flag = cells.take("enterpriseVoiceEnabled", readFlagCell(text("enterpriseVoiceEnabled")));
    if (number === null && privateLine === null && flag === null) return skipped("no number");
    const type = cells.take("phoneNumberType", readWordCell(text("phoneNumberType"), PHONE_NUMBER_TYPES));
    const assignmentCategory = cells.take("assignmentCategory", readWordCell(text("assignmentCategory"), CATEGORIES));
    const location = readRowLocation(cells, isExport);
    const takeFrom = trimmed(text("takeFrom")) || undefined;
    const hasDetails = takeFrom !== undefined || Object.keys(location).length > 0;
    refuseMixtures(cells, { number, privateLine, flag, hasDetails });
    const hasNumber = number !== null || privateLine !== null;
    const phoneNumberType = type ?? options.phoneNumberType;
    const lacksType = hasNumber && type === null && phoneNumberType === undefined;
    if (problems.length > 0 || lacksType) return { declares: [], skipped: null, problems, lacksType };
    const shared = { identity, ...defined({ phoneNumberType, takeFrom }), ...location };
    const numbers = [
        number && { ...shared, phoneNumber: number, ...(assignmentCategory ? { assignmentCategory } : {}) },
        privateLine && { ...shared, phoneNumber: privateLine, assignmentCategory: "Private" as const },
    ];
    const declares: RowDeclaration[] = numbers.flatMap((args, index) =>
        args ? [{ args, isPrivateLine: index === 1 }] : [],
    );
    if (!hasNumber) declares.push({ args: { identity, enterpriseVoiceEnabled: flag === true }, isPrivateLine: false });
    return { declares, skipped: null, problems, lacksType };
}

function readNumber(cells: RowCells, { defaultCountry }: ReadOptions): string | null | undefined {
    const given = { defaultCountry, extension: cells.text("extension") };
    const reading = readNumberCell(cells.text("phoneNumber"), given);
    const isExtension = "code" in reading && reading.code.startsWith("extension-");
    return cells.take(isExtension ? "extension" : "phoneNumber", reading);
}

interface Parts {
    readonly number: string | null | undefined;
    readonly privateLine: string | null | undefined;
    readonly flag: boolean | null | undefined;
    /** Whether the row has a location or `takeFrom`. */
    readonly hasDetails: boolean;
}

function refuseMixtures(cells: RowCells, { number, privateLine, flag, hasDetails }: Parts): void {
    const hasNumber = number !== null || privateLine !== null;
    // TRUE beside a number is what every export shows, because an assignment turns the flag on.
    if (hasNumber && flag === false)
        cells.refuse(
            "enterpriseVoiceEnabled",
            "parameter-set",
            "is false beside a number, but a number turns the flag on. Remove one of the two.",
        );
    if (!hasNumber && hasDetails)
        cells.refuse(
            "enterpriseVoiceEnabled",
            "parameter-set",
            "is beside a location or `takeFrom`, which belong to a number. Add the number, or remove them.",
        );
    if (number !== null && privateLine !== null && hasDetails)
        cells.refuse(
            "privateLine",
            "private-line-details",
            "is beside a location or `takeFrom`, and it is not clear to which of the two numbers those belong. Give the private line a row of its own.",
        );
}
