import { html, raw } from "hono/html";
import type { Condition } from "../../tenant/embedded/database/where";
import type { NumberDetails, NumberField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { NOTHING, nameAndUpn, noWrap, tag, toWords } from "./cells";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./paged-table";

const TYPES = { DirectRouting: "Direct Routing", CallingPlan: "Calling Plan", OperatorConnect: "Operator Connect" };
const STATES = {
    unassigned: "nobody",
    user: "a user",
    voiceApplication: "a resource account",
    conference: "conferencing",
    policy: "a policy",
    thirdPartyApp: "a third-party app",
};
const SEARCHED = ["number", "holderName", "holderUpn", "city", "location"] as const;

export function numbersView({ tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const text = query.get("q")?.trim() ?? "";
    const type = chosen(TYPES, query.get("type"));
    const state = chosen(STATES, query.get("state"));
    const where: Condition<NumberField> = {
        kind: "all",
        of: [
            ...(text === ""
                ? []
                : [{ kind: "any", of: SEARCHED.map(field => ({ kind: "contains", field, text }) as const) } as const]),
            ...(type === null ? [] : [{ kind: "is", field: "type", values: [type] } as const]),
            ...(state === null ? [] : [{ kind: "is", field: "status", values: [state] } as const]),
        ],
    };
    const rows = tenant.queries.currentNumbers(where, { top: ROWS_PER_PAGE, skip: (page - 1) * ROWS_PER_PAGE });
    return html`<h2 class="visually-hidden">Numbers</h2>
<form role="search">
<input type="hidden" name="view" value="numbers">
<label>Number, holder, city or location <input type="search" name="q" value="${text}"></label>
<label>Type ${select("type", TYPES, type)}</label>
<label>Held by ${select("state", STATES, state)}</label>
<button>Search</button>
<a href="/?view=numbers">Clear</a>
</form>
${table({
    name: "numbers",
    columns: ["Number", "Type", "Holder", "Category", "Emergency location", "Place", "State"],
    rows,
    total: tenant.queries.countNumbers(where),
    page,
    query,
    cells: row => [
        noWrap(row.number),
        noWrap(TYPES[row.type]),
        holder(row),
        row.category ?? NOTHING,
        row.location_id === null ? NOTHING : (row.location_name ?? row.location_id),
        placeOf(row),
        stateOf(row),
    ],
})}`;
}

function holder({ holder, holder_type, holder_name, holder_upn, use }: NumberDetails): Html | string {
    if (holder === null) return use === null ? NOTHING : html`<span class="muted">${STATES[use]}</span>`;
    if (holder_type === "ghost" || holder_type === "softDeleted")
        return html`deleted account<br><code class="muted">${holder}</code>`;
    return nameAndUpn(holder_name, holder_upn);
}

function placeOf({ city, country }: NumberDetails): Html {
    const place = [city, country].filter(each => each !== null && each !== "").join(", ");
    return place === "" ? NOTHING : noWrap(place);
}

function stateOf({ activation, source, block, port_in }: NumberDetails): Html {
    const obstacles = [
        ...(source === "onPremises" ? ["on-premises"] : []),
        ...(block === "none" ? [] : [block === "forever" ? "blocked" : `blocked until ${block.slice(0, 10)}`]),
        ...(port_in === "firmOrderCommitmentAccepted" ? ["porting in"] : []),
    ];
    const first = activation === "activated" ? html`<span class="muted">activated</span>` : tag(toWords(activation));
    return html`${first}${obstacles.map(each => html` ${tag(each)}`)}`;
}

function select(name: string, options: Readonly<Record<string, string>>, current: string | null): Html {
    const option = ([value, label]: [string, string]) =>
        html`<option value="${value}"${value === current ? raw(" selected") : ""}>${label}</option>`;
    return html`<select name="${name}"><option value="">any</option>${Object.entries(options).map(option)}</select>`;
}

function chosen<O extends object>(options: O, value: string | null): keyof O | null {
    return value !== null && Object.hasOwn(options, value) ? (value as keyof O) : null;
}
