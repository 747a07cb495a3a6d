import { html } from "hono/html";
import type { Emulation } from "../emulation";
import { moment, NOTHING, readable, tag } from "./cells";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./paged-table";

interface Row {
    readonly kind: string;
    /** What a call must be or name for the fault to meet it. */
    readonly meets: readonly unknown[];
    /** `null` where a fault ends by itself. */
    readonly skip: unknown;
    readonly times: unknown;
    readonly details: readonly unknown[];
}

export function faultsView({ faults, clock, tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const { faults: ofWay, windows, ofTenant, chaos } = faults.list();
    const rows = [
        ...(chaos ? [rowOfChaos(chaos)] : []),
        ...windows.map(rowOfWindow),
        ...ofWay.map(rowOfWay),
        ...ofTenant.map(rowOfTenant),
    ];
    return html`<h2 class="unseen">Faults in force</h2>
<p>Reads are ${tenant.lag.get()} ms late. The emulator's clock says ${moment(clock.now().toISOString())} UTC.</p>
${table({
    name: "faults",
    columns: ["Fault", "Meets", "Lets pass first", "Times left", "Details"],
    rows: rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
    total: rows.length,
    page,
    query,
    cells: ({ kind, meets, skip, times, details }) => [
        tag(kind),
        listed(meets),
        listed([skip]),
        listed([times]),
        listed(details),
    ],
})}
<p class="quiet">Set with <code>POST /_emulator/faults</code>, cleared with <code>DELETE /_emulator/faults</code>.</p>`;
}

type Listed = ReturnType<Emulation["faults"]["list"]>;

function rowOfChaos({ share, seed, met }: NonNullable<Listed["chaos"]>): Row {
    const counts = Object.entries(met).map(([kind, count]) => `${count} ${kind}`);
    return {
        kind: "chaos",
        meets: [`${Math.round(share * 1000) / 10} % of all calls`],
        skip: null,
        times: null,
        details: [`seed ${seed}`, ...counts],
    };
}

function rowOfWindow({ on, until }: Listed["windows"][number]): Row {
    return {
        kind: "asked to wait",
        meets: [callsOf(on)],
        skip: null,
        times: null,
        details: [`until ${readable(until)} UTC`],
    };
}

function rowOfWay({ kind, on, number, account, inBatch, skip, times, ...rest }: Listed["faults"][number]): Row {
    const batch = inBatch === undefined ? null : inBatch ? "in a batch" : "outside batches";
    const details = Object.entries(rest).map(([key, value]) => (value === null ? null : `${key} ${value}`));
    return { kind, meets: [callsOf(on), number, account, batch], skip, times, details };
}

// Its columns are those of every kind; only a refusal has a text.
function rowOfTenant({
    kind,
    operation,
    number,
    account,
    code,
    message,
    skip,
    times,
}: Listed["ofTenant"][number]): Row {
    const details = kind === "refuse" ? [code, message] : [];
    return { kind: String(kind), meets: [operation, number, account], skip, times, details };
}

function callsOf(on: readonly string[] | null | undefined): string {
    return on?.join(", ") ?? "every call";
}

function listed(words: readonly unknown[]): Html {
    const said = words.filter(word => word !== null && word !== undefined);
    return said.length === 0 ? NOTHING : html`${said.join("; ")}`;
}
