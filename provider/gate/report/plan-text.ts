import { KINDS, type Kind, type Line, RISKY } from "./sections";

/** How many lines of a section without risk the text shows. */
const MOST_LINES = 20;

/** What the text says besides the changes. */
export interface PlanNotes {
    /** What follows the counts, a line each. */
    readonly notes: readonly string[];
    /** Where the complete plan is; `null` without plan files. */
    readonly file: string | null;
    /** The last line; `null` leaves it out. */
    readonly digest: string | null;
}

/** The plan as text: the counts, then a section for each kind of change, the riskiest first. */
export function planText(lines: readonly Line[], { notes, file, digest }: PlanNotes): string {
    const end = [...notes, ...(digest === null ? [] : [`Digest: ${digest}`])].map(indented);
    if (lines.length === 0) return ["Teams Phone plan: no changes.", ...end].join("\n");
    const kinds = (Object.keys(KINDS) as Kind[]).filter(kind => lines.some(each => each.kind === kind));
    const of = (kind: Kind) => lines.filter(each => each.kind === kind);
    const sections = kinds.flatMap(kind => {
        const most = RISKY.includes(kind) ? Number.POSITIVE_INFINITY : MOST_LINES;
        const shown = of(kind).slice(0, most);
        const left = of(kind).length - shown.length;
        const where = file === null ? "set teams-phone:planFile to see all" : `see ${file}`;
        return [
            indented(`${KINDS[kind]}:`),
            ...shown.map(({ text }) => indented(indented(text))),
            ...(left > 0 ? [indented(indented(`and ${left} more (${where})`))] : []),
        ];
    });
    return [`Teams Phone plan: ${countsOf(lines)}.`, ...sections, ...end].join("\n");
}

/** Such as `2 taken away, 1 assigned`. */
export function countsOf(lines: readonly Line[]): string {
    return (Object.keys(KINDS) as Kind[])
        .map(kind => [lines.filter(each => each.kind === kind).length, KINDS[kind]] as const)
        .filter(([count]) => count > 0)
        .map(([count, title]) => `${count} ${title}`)
        .join(", ");
}

function indented(text: string): string {
    return `  ${text}`;
}
