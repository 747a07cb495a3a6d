import { html } from "hono/html";
import type { Snapshot } from "../../tenant/embedded/history/change-log";
import type { Emulation } from "../emulation";
import { address, NOTHING, nameAndUpn, noWrap, tag, timestamp } from "./cells";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./paged-table";

export function requestsView({ requests }: Emulation, query: URLSearchParams, page: number): Html {
    const { total, tooEarly, counts } = requests.summary();
    const recent = requests.recent(Number.MAX_SAFE_INTEGER);
    const newestFirst = recent.toReversed().slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
    const summary = Object.entries(counts).map(([key, count]) => html`<li><code>${key}</code> ${count}</li>`);
    return html`<h2 class="visually-hidden">Requests</h2>
<p>${total} requests since the start, each part of a batch counted separately; ${tooEarly} came before the end of a Retry-After period.</p>
<ul class="counts" aria-label="By kind of call and status">${summary}</ul>
${table({
    name: "requests",
    columns: ["#", "Time (UTC)", "Request", "Status", "Client"],
    rows: newestFirst,
    total: recent.length,
    page,
    query,
    cells: each => [
        String(each.seq),
        timestamp(each.time),
        html`<code>${each.method}</code> ${address(each.path)}${each.inBatch ? html` <span class="muted">in a batch</span>` : ""}`,
        statusOf(each.status, each.tooEarly !== null),
        each.subject === null ? NOTHING : html`<code>${each.subject}</code>`,
    ],
})}`;
}

export function changesView({ tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const { total, entries } = tenant.queries.changes({ top: ROWS_PER_PAGE, skip: (page - 1) * ROWS_PER_PAGE });
    const ids = [...new Set(entries.map(({ account }) => account))];
    const involved = tenant.queries.directoryAccounts({
        where: { kind: "is", field: "objectId", values: ids },
        top: ROWS_PER_PAGE,
    });
    const accounts = new Map(involved.rows.map(({ account }) => [account.object_id, account]));
    const nameOf = (id: string) => {
        const account = accounts.get(id);
        if (account) return nameAndUpn(account.display_name, account.upn);
        return id === "" ? NOTHING : html`<code>${id}</code>`;
    };
    return html`<h2 class="visually-hidden">Changes</h2>
<p>Every committed write, newest first, including manual changes.</p>
${table({
    name: "changes",
    columns: ["#", "Time (UTC)", "Operation", "Number", "Account", "Before", "After"],
    rows: entries,
    total,
    page,
    query,
    cells: each => [
        String(each.seq),
        timestamp(each.time),
        each.operation,
        each.number === null ? NOTHING : noWrap(each.number),
        nameOf(each.account),
        stateOf(each.before),
        stateOf(each.after),
    ],
})}`;
}

function statusOf(status: number, tooEarly: boolean): Html | string {
    if (status === 0) return tag("no response");
    return status < 400 ? String(status) : tag(`${status}${tooEarly ? ", too early" : ""}`);
}

function stateOf({ holder, locationId, enterpriseVoiceEnabled }: Snapshot): Html {
    const location = locationId === null ? "no location" : html`location <code>${locationId}</code>`;
    return html`${holder === null ? "unassigned" : "assigned"}, voice ${enterpriseVoiceEnabled ? "on" : "off"}, ${location}`;
}
