import { html } from "hono/html";
import type { Snapshot } from "../../tenant/embedded/history/change-log";
import type { Emulation } from "../emulation";
import { address, moment, NOTHING, person, tag, tight } from "./cells";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./paged-table";

export function requestsView({ requests }: Emulation, query: URLSearchParams, page: number): Html {
    const { total, tooEarly, counts } = requests.summary();
    const kept = requests.recent(Number.MAX_SAFE_INTEGER);
    const newest = kept.toReversed().slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
    const summary = Object.entries(counts).map(([key, count]) => html`<li><code>${key}</code> ${count}</li>`);
    return html`<h2 class="unseen">Requests</h2>
<p>${total} since the start, each part of a batch one; ${tooEarly} came sooner than a 429 had asked for.</p>
<ul class="counts" aria-label="By kind of call and status">${summary}</ul>
${table({
    name: "requests",
    columns: ["#", "Time (UTC)", "Request", "Status", "Client"],
    rows: newest,
    total: kept.length,
    page,
    query,
    cells: each => [
        String(each.seq),
        moment(each.time),
        html`<code>${each.method}</code> ${address(each.path)}${each.inBatch ? html` <span class="quiet">in a batch</span>` : ""}`,
        statusOf(each.status, each.tooEarly !== null),
        each.subject === null ? NOTHING : html`<code>${each.subject}</code>`,
    ],
})}`;
}

export function changesView({ tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const { total, entries } = tenant.browse.changes({ top: ROWS_PER_PAGE, skip: (page - 1) * ROWS_PER_PAGE });
    const ids = [...new Set(entries.map(({ account }) => account))];
    const concerned = tenant.browse.accounts({
        where: { kind: "is", field: "objectId", values: ids },
        top: ROWS_PER_PAGE,
    });
    const accounts = new Map(concerned.rows.map(({ account }) => [account.object_id, account]));
    const nameOf = (id: string) => {
        const account = accounts.get(id);
        if (account) return person(account.display_name, account.upn);
        return id === "" ? NOTHING : html`<code>${id}</code>`;
    };
    return html`<h2 class="unseen">Changes</h2>
<p>Every write that was committed, newest first, whoever made it.</p>
${table({
    name: "changes",
    columns: ["#", "Time (UTC)", "Operation", "Number", "Account", "Before", "After"],
    rows: entries,
    total,
    page,
    query,
    cells: each => [
        String(each.seq),
        moment(each.time),
        each.operation,
        each.number === null ? NOTHING : tight(each.number),
        nameOf(each.account),
        stateOf(each.before),
        stateOf(each.after),
    ],
})}`;
}

function statusOf(status: number, tooEarly: boolean): Html | string {
    if (status === 0) return tag("cut off");
    return status < 400 ? String(status) : tag(`${status}${tooEarly ? ", too early" : ""}`);
}

function stateOf({ holder, locationId, enterpriseVoiceEnabled }: Snapshot): Html {
    const location = locationId === null ? "no location" : html`location <code>${locationId}</code>`;
    return html`${holder === null ? "free" : "held"}, voice ${enterpriseVoiceEnabled ? "on" : "off"}, ${location}`;
}
