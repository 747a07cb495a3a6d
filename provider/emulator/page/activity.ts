import { html } from "hono/html";
import type { Snapshot } from "../../tenant/embedded/change-log";
import type { Emulation } from "../emulation";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./table";

export function requestsView({ requests }: Emulation, query: URLSearchParams, page: number): Html {
    const { total, tooEarly, counts } = requests.summary();
    const kept = requests.recent(Number.MAX_SAFE_INTEGER);
    const newest = kept.toReversed().slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
    const summary = Object.entries(counts).map(([key, count]) => html`<li><code>${key}</code> ${count}</li>`);
    return html`<h2>Requests</h2>
<p>${total} since the start, each part of a batch one; ${tooEarly} came before a 429 had asked them to.</p>
<ul>${summary}</ul>
${table({
    name: "requests",
    columns: ["#", "Time", "Request", "Status", "In a batch", "Client"],
    rows: newest,
    total: kept.length,
    page,
    query,
    cells: each => [
        String(each.seq),
        each.time,
        html`<code>${each.method} ${each.path}</code>`,
        each.status === 0 ? "cut off" : `${each.status}${each.tooEarly ? ", too early" : ""}`,
        each.inBatch ? "yes" : "no",
        each.subject ?? "–",
    ],
})}`;
}

export function changesView({ tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const { total, entries } = tenant.browse.changes({ top: ROWS_PER_PAGE, skip: (page - 1) * ROWS_PER_PAGE });
    return html`<h2>Changes</h2>
<p>Every write that was committed, newest first, whoever made it.</p>
${table({
    name: "changes",
    columns: ["#", "Time", "Operation", "Number", "Account", "Before", "After"],
    rows: entries,
    total,
    page,
    query,
    cells: each => [
        String(each.seq),
        each.time,
        each.operation,
        each.number ?? "–",
        html`<code>${each.account || "–"}</code>`,
        inWords(each.before),
        inWords(each.after),
    ],
})}`;
}

function inWords({ holder, locationId, enterpriseVoiceEnabled }: Snapshot): string {
    const words = [holder === null ? "free" : "held", locationId === null ? "no location" : `location ${locationId}`];
    return [...words, `voice ${enterpriseVoiceEnabled ? "on" : "off"}`].join(", ");
}

export function faultsView({ faults, clock, tenant }: Emulation): Html {
    const { faults: ofWay, windows, ofTenant, chaos } = faults.list();
    const list = (title: string, items: readonly object[]) =>
        items.length === 0
            ? html`<p>${title}: none.</p>`
            : html`<p>${title}:</p><ul>${items.map(item => html`<li><code>${JSON.stringify(item)}</code></li>`)}</ul>`;
    return html`<h2>Faults in force</h2>
${list("Of the way to the service", ofWay)}
${list("Of the service", ofTenant)}
${list("Times in which callers were asked to stay away", windows)}
${chaos ? html`<p>Chaos: ${chaos.share * 100} % of all calls meet a fault (seed ${chaos.seed}).</p>` : ""}
<p>Reads are ${tenant.lag.get()} ms late. The emulator's clock says ${clock.now().toISOString()}.</p>
<p class="quiet">Set with <code>POST /_emulator/faults</code>, cleared with <code>DELETE /_emulator/faults</code>.</p>`;
}
