import { html } from "hono/html";
import type { Html } from "./layout";

export const ROWS_PER_PAGE = 50;

export interface Paged<Row> {
    /** A plural noun for the rows. */
    readonly name: string;
    readonly columns: readonly string[];
    /** The rows of this page. */
    readonly rows: readonly Row[];
    readonly total: number;
    /** From 1. */
    readonly page: number;
    /** The query of this view, without the page. */
    readonly query: URLSearchParams;
    /** The cells of a row. The first one is its header. */
    readonly cells: (row: Row) => readonly [Html | string, ...(Html | string)[]];
}

/** One page of rows, with links to the previous and the next page. */
export function table<Row>({ name, columns, rows, total, page, query, cells }: Paged<Row>): Html {
    if (total === 0) return html`<p>No ${name}.</p>`;
    const first = (page - 1) * ROWS_PER_PAGE + 1;
    const count = total.toLocaleString("en-GB");
    const caption =
        rows.length === 0
            ? `There are ${count} ${name}, but none on page ${page}.`
            : `${name[0]?.toUpperCase()}${name.slice(1)} ${first.toLocaleString("en-GB")} to ${(first + rows.length - 1).toLocaleString("en-GB")} of ${count}`;
    const line = (row: Row) => {
        const [head, ...rest] = cells(row);
        return html`<tr><th scope="row">${head}</th>${rest.map(cell => html`<td>${cell}</td>`)}</tr>`;
    };
    return html`<div class="scrollable" role="region" aria-label="Table of ${name}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(line)}</tbody>
</table></div>
${pager(query, page, Math.ceil(total / ROWS_PER_PAGE))}`;
}

function pager(query: URLSearchParams, page: number, pages: number): Html {
    const to = (target: number) => {
        const parameters = new URLSearchParams(query);
        parameters.set("page", String(target));
        return `/?${parameters}`;
    };
    if (pages === 1 && page === 1) return html``;
    const previous =
        page > 1 ? html`<li><a rel="prev" href="${to(Math.min(page - 1, pages))}">Previous page</a></li>` : "";
    const next = page < pages ? html`<li><a rel="next" href="${to(page + 1)}">Next page</a></li>` : "";
    return html`<nav class="pages" aria-label="Pages"><ul>${previous}<li>Page ${page} of ${pages}</li>${next}</ul></nav>`;
}
