import { html } from "hono/html";
import type { Emulation } from "../emulation";
import { NOTHING, readable, tag, timestamp } from "./cells";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./paged-table";

interface Row {
    readonly kind: string;
    /** Which calls the fault affects. */
    readonly affects: readonly unknown[];
    /** `null` if the fault does not count calls. */
    readonly skip: unknown;
    readonly times: unknown;
    readonly details: readonly unknown[];
}

export function faultsView({ faults, clock, tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const { faults: httpFaults, windows, tenantFaults, chaos } = faults.list();
    const rows = [
        ...(chaos ? [chaosRow(chaos)] : []),
        ...windows.map(windowRow),
        ...httpFaults.map(httpFaultRow),
        ...tenantFaults.map(tenantFaultRow),
    ];
    return html`<h2 class="visually-hidden">Active faults</h2>
<p>User configurations lag ${tenant.userLag.get()} ms behind writes, numbers ${tenant.lag.get()} ms. The emulator's clock shows ${timestamp(clock.now().toISOString())} UTC.</p>
${table({
    name: "faults",
    columns: ["Fault", "Affects", "Skips first", "Calls left", "Details"],
    rows: rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
    total: rows.length,
    page,
    query,
    cells: ({ kind, affects, skip, times, details }) => [
        tag(kind),
        joined(affects),
        joined([skip]),
        joined([times]),
        joined(details),
    ],
})}
<p class="muted">Add faults with <code>POST /_emulator/faults</code>, and clear them with <code>DELETE /_emulator/faults</code>.</p>`;
}

type Listed = ReturnType<Emulation["faults"]["list"]>;

function chaosRow({ share, seed, injected }: NonNullable<Listed["chaos"]>): Row {
    const counts = Object.entries(injected).map(([kind, count]) => `${count} ${kind}`);
    return {
        kind: "chaos",
        affects: [`${Math.round(share * 1000) / 10} % of all calls`],
        skip: null,
        times: null,
        details: [`seed ${seed}`, ...counts],
    };
}

function windowRow({ on, until }: Listed["windows"][number]): Row {
    return {
        kind: "throttle window",
        affects: [callKinds(on)],
        skip: null,
        times: null,
        details: [`until ${readable(until)} UTC`],
    };
}

function httpFaultRow({ kind, on, number, account, inBatch, skip, times, ...rest }: Listed["faults"][number]): Row {
    const batch = inBatch === undefined ? null : inBatch ? "in a batch" : "outside batches";
    const details = Object.entries(rest).map(([key, value]) => (value === null ? null : `${key} ${value}`));
    return { kind, affects: [callKinds(on), number, account, batch], skip, times, details };
}

// The row has the columns of every kind of fault, but `code` and `message` mean something only for a refusal.
function tenantFaultRow({
    kind,
    operation,
    number,
    account,
    code,
    message,
    skip,
    times,
}: Listed["tenantFaults"][number]): Row {
    const details = kind === "refuse" ? [code, message] : [];
    return { kind: String(kind), affects: [operation, number, account], skip, times, details };
}

function callKinds(on: readonly string[] | null | undefined): string {
    return on?.join(", ") ?? "every call";
}

function joined(values: readonly unknown[]): Html {
    const present = values.filter(value => value !== null && value !== undefined);
    return present.length === 0 ? NOTHING : html`${present.join("; ")}`;
}
