import type { Plan } from "./plan";
import { countsOf } from "./plan-text";
import { KINDS, type Kind } from "./sections";

/** The plan as Markdown, for a comment on a pull request. Nothing is left out. */
export function planMarkdown({ digest, isComplete, lines, refused, tenant, notes }: Plan): string {
    const counts = [
        ...(refused.length > 0 ? [`${refused.length} refused`] : []),
        ...(lines.length > 0 ? [countsOf(lines)] : []),
    ];
    const kinds = (Object.keys(KINDS) as Kind[]).filter(kind => lines.some(each => each.kind === kind));
    const refusals = refused.map(
        ({ resource, finding: { property, message, code } }) =>
            `- \`${resource}\`: ${escaped(`${property ?? "This declaration"} ${message}`)} [${code}]`,
    );
    const blocks = [
        "## Teams Phone plan",
        `Tenant ${escaped(tenant.name)} (${tenant.id}). **${counts.length > 0 ? counts.join(", ") : "No changes"}.**`,
        ...(refused.length > 0
            ? [`### ${title("refused")} (${refused.length}): nothing is written\n\n${refusals.join("\n")}`]
            : []),
        ...kinds.map(kind => {
            const own = lines.filter(each => each.kind === kind);
            return `### ${title(KINDS[kind])} (${own.length})\n\n${own.map(({ text }) => `- ${escaped(text)}`).join("\n")}`;
        }),
        ...notes.filter(each => !each.startsWith("Digest:")).map(each => `> ${escaped(each)}`),
        ...(isComplete ? [] : ["> This plan is not complete, so it cannot be approved."]),
        `Digest: \`${digest}\``,
    ];
    return `${blocks.join("\n\n")}\n`;
}

function title(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names come from the directory, and must not become markup. Code between backticks, such as an option to add, stays. */
function escaped(text: string): string {
    const parts = text.replaceAll("->", "→").split("`");
    return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(/[<&[\]*_~|\\]/g, "\\$&"))).join("`");
}
