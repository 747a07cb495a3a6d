import { html } from "hono/html";
import { licencesOf } from "../../tenant/embedded/database/rows";
import type { Condition } from "../../tenant/embedded/database/where";
import type { AccountDetails, AccountField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { NOTHING, nameAndUpn, toWords } from "./cells";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./paged-table";

const SEARCHED = ["displayName", "upn", "objectId"] as const;

export function accountsView({ tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const text = query.get("q")?.trim() ?? "";
    const where: Condition<AccountField> = {
        kind: "any",
        of: text === "" ? [{ kind: "all", of: [] }] : SEARCHED.map(field => ({ kind: "contains", field, text })),
    };
    const { rows } = tenant.queries.directoryAccounts({ where, top: ROWS_PER_PAGE, skip: (page - 1) * ROWS_PER_PAGE });
    return html`<h2 class="visually-hidden">Accounts</h2>
<form role="search">
<input type="hidden" name="view" value="accounts">
<label>Name, UPN or object id <input type="search" name="q" value="${text}"></label>
<button>Search</button>
<a href="/?view=accounts">Clear</a>
</form>
${table({
    name: "accounts",
    columns: ["Account", "Kind", "Usage location", "Licences", "Enterprise Voice", "Numbers"],
    rows,
    total: tenant.queries.countAccounts(where),
    page,
    query,
    cells: ({ account, held }) => [
        nameAndUpn(account.display_name, account.upn),
        `${toWords(account.type)}${account.homing === "onPremises" ? ", homed on-premises" : ""}`,
        account.usage_location ?? NOTHING,
        licencesOf(account)
            .map(({ plan, state }) => (state === "enabled" ? plan : `${plan} (${state})`))
            .join(", ") || NOTHING,
        account.enterprise_voice === 1 ? "on" : "off",
        numbersOf(held),
    ],
})}`;
}

function numbersOf(held: AccountDetails["held"]): Html {
    if (held.length === 0) return NOTHING;
    return html`${held.map(({ number, category }) => html`<div class="nowrap">${number} <span class="muted">${category}</span></div>`)}`;
}
