import { escaped, escapedAroundCode } from "../../messages/escaped-markdown";
import { plainLine } from "../../messages/text";
import type { Plan } from "./plan";
import { countsOf } from "./plan-text";
import { EXCHANGE, KINDS, type Kind, type Line, RISKY, WITHOUT_WRITE } from "./sections";

/** A longer list without risk is folded. */
const MOST_LINES = 20;

/** The plan as Markdown, for a comment on a pull request. Nothing is left out, but what needs no decision is folded. */
export function planMarkdown({ digest, isComplete, lines, refused, tenant, notes }: Plan): string {
    const isQuiet = ({ kind }: Line) => WITHOUT_WRITE.includes(kind);
    const quiet = lines.filter(isQuiet);
    const writes = lines.filter(each => !isQuiet(each));
    const blocks = [
        "## Teams Phone plan",
        `Tenant ${escaped(tenant.name)} (${tenant.id}). ${summaryOf(writes, quiet, refused.length)}`,
        ...refusals(refused),
        ...sections(writes).map(([kind, own]) => `### ${headline(KINDS[kind], own)}\n\n${folded(kind, own)}`),
        ...notes.map(each => `> ${escapedAroundCode(each)}`),
        ...(quiet.length > 0 ? [details(`${quiet.length} without a write`, quietText(quiet))] : []),
        ...(isComplete ? [] : ["> This plan is not complete, so it cannot be approved."]),
        `Digest: \`${digest}\``,
    ];
    return `${blocks.join("\n\n")}\n`;
}

function summaryOf(writes: readonly Line[], quiet: readonly Line[], refused: number): string {
    const counts = [...(refused > 0 ? [`${refused} refused`] : []), ...(writes.length > 0 ? [countsOf(writes)] : [])];
    const none = quiet.length > 0 ? "No writes" : "No changes";
    const first = `**${counts.length > 0 ? counts.join(", ") : none}.**`;
    return quiet.length > 0 ? `${first} ${title(countsOf(quiet))}.` : first;
}

function refusals(refused: Plan["refused"]): readonly string[] {
    if (refused.length === 0) return [];
    const items = refused.map(
        ({ resource, finding: { property, message, code: rule } }) =>
            `- ${code(resource)}: ${escapedAroundCode(`${property ?? "This declaration"} ${message}`)} [${rule}]`,
    );
    return [
        `### Refused (${refused.length}): nothing is written`,
        items.join("\n"),
        "`pulumi up` fails until these are fixed, and this plan cannot be approved. The other changes of the plan:",
    ];
}

/** The lines by kind, the riskiest first. */
function sections(lines: readonly Line[]): readonly (readonly [Kind, readonly Line[]])[] {
    return (Object.keys(KINDS) as Kind[])
        .map(kind => [kind, lines.filter(each => each.kind === kind)] as const)
        .filter(([, own]) => own.length > 0);
}

function folded(kind: Kind, own: readonly Line[]): string {
    const list = own.map(item).join("\n");
    return own.length > MOST_LINES && !RISKY.includes(kind) ? details(`All ${own.length}`, list) : list;
}

function quietText(quiet: readonly Line[]): string {
    return sections(quiet)
        .map(([kind, own]) => `#### ${headline(KINDS[kind], own)}\n\n${own.map(item).join("\n")}`)
        .join("\n\n");
}

/** The resource leads from the plan to the program. An exchange belongs to several. */
function item({ text, resource, parts }: Line): string {
    if (parts) return [`- ${EXCHANGE}:`, ...parts.map(each => `  - ${escaped(each)}`)].join("\n");
    return `- ${escaped(text)} (${code(resource)})`;
}

function details(summary: string, text: string): string {
    return `<details>\n<summary>${summary}</summary>\n\n${text}\n\n</details>`;
}

function headline(text: string, lines: readonly Line[]): string {
    return `${title(text)} (${lines.length})`;
}

function title(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

function code(name: string): string {
    return `\`${plainLine(name).replaceAll("`", "'")}\``;
}
