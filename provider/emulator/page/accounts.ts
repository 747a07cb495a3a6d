import { html } from "hono/html";
import type { AccountField } from "../../tenant/embedded/browse";
import type { Condition } from "../../tenant/embedded/conditions";
import { licencesOf } from "../../tenant/embedded/rows";
import type { Emulation } from "../emulation";
import type { Html } from "./layout";
import { ROWS_PER_PAGE, table } from "./table";

const SEARCHED = ["displayName", "upn", "objectId"] as const;

export function accountsView({ tenant }: Emulation, query: URLSearchParams, page: number): Html {
    const text = query.get("q")?.trim() ?? "";
    const where: Condition<AccountField> = {
        kind: "any",
        of: text === "" ? [{ kind: "all", of: [] }] : SEARCHED.map(field => ({ kind: "contains", field, text })),
    };
    const { rows } = tenant.browse.accounts({ where, top: ROWS_PER_PAGE, skip: (page - 1) * ROWS_PER_PAGE });
    return html`<h2>Accounts</h2>
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
    total: tenant.browse.countAccounts(where),
    page,
    query,
    cells: ({ account, held }) => [
        html`${account.display_name}<br><span class="quiet">${account.upn}</span>`,
        account.homing === "onPremises" ? `${account.type}, homed on-premises` : account.type,
        account.usage_location ?? "–",
        licencesOf(account)
            .map(({ plan, state }) => (state === "enabled" ? plan : `${plan} (${state})`))
            .join(", ") || "–",
        account.enterprise_voice === 1 ? "on" : "off",
        held.map(({ number, category }) => `${number} (${category})`).join(", ") || "–",
    ],
})}`;
}
