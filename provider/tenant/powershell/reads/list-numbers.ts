import { TeamsPhoneError } from "../../../errors";
import type { NumberRow } from "../cmdlets";
import { MAX_FAILED_PAGES } from "../tuning";
import { canonicalNumber } from "./canonical";

/** Reads rows of the list, which is ordered by number. */
export type ReadPage = (skip: number, top: number) => Promise<readonly NumberRow[]>;

/**
 * Every number, ordered by number. Numbers that somebody adds or removes meanwhile move the others between pages, and a service may
 * return fewer rows than it was asked for, or a page again. So each page begins with the last row of the one before it. If it begins
 * with an unknown row, rows were left out, and it is read again from further back. Only a page with one known row and nothing after
 * it is the end.
 * @throws TeamsPhoneError `powershell` if the pages do not fit together
 */
export async function listNumbers(read: ReadPage, pageSize: number): Promise<readonly NumberRow[]> {
    const known = new Map<string, NumberRow>();
    let failed = 0;
    for (let skip = 0; ; ) {
        const page = await read(skip, pageSize);
        const numbers = page.map(row => canonicalNumber(row.TelephoneNumber));
        const [first] = numbers;
        if (known.size === 0 && first === undefined) return [];
        const size = known.size;
        const continues = size === 0 || (first !== undefined && known.has(first));
        if (continues) for (const [index, number] of numbers.entries()) known.set(number, page[index] as NumberRow);
        if (known.size > size) {
            failed = 0;
            skip += numbers.length - 1;
            continue;
        }
        if (continues && numbers.length === 1 && (await read(skip + 1, pageSize)).length === 0)
            return [...known].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
        failed += 1;
        if (failed > MAX_FAILED_PAGES)
            throw new TeamsPhoneError(
                "powershell",
                `Get-CsPhoneNumberAssignment returned pages that do not fit together, ${failed} times in a row after ${size} numbers. Run again; if that does not help, the module ignores -Skip.`,
            );
        // Known rows only: the row that the next page must begin with is the last of them. An unknown one: it is further back.
        skip = continues ? skip + numbers.length - 1 : Math.max(0, skip - pageSize);
    }
}
