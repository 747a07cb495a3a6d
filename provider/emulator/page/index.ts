import type { Context } from "hono";
import type { Emulation } from "../emulation";
import type { Env } from "../request-context";
import { accountsView } from "./accounts-view";
import { changesView, requestsView } from "./activity-view";
import { faultsView } from "./faults-view";
import { type Html, layout, VIEWS, type View } from "./layout";
import { numbersView } from "./numbers-view";

const SHOW: Readonly<Record<View, (emulation: Emulation, query: URLSearchParams, page: number) => Html>> = {
    numbers: numbersView,
    accounts: accountsView,
    requests: requestsView,
    changes: changesView,
    faults: faultsView,
};

/** The emulator's page for people. It is complete HTML: it runs no script and loads nothing else. */
export function page(emulation: Emulation) {
    return async (c: Context<Env>): Promise<Response> => {
        const query = new URL(c.req.url).searchParams;
        const requested = query.get("view") ?? "";
        const view = Object.hasOwn(VIEWS, requested) ? (requested as View) : "numbers";
        const number = query.get("page") ?? "";
        query.delete("page");
        const content = SHOW[view](emulation, query, /^[1-9]\d{0,6}$/.test(number) ? Number(number) : 1);
        return c.html(layout(await emulation.describe(), view, countsOf(emulation), content), 200, {
            "Content-Security-Policy":
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'",
            "Referrer-Policy": "no-referrer",
        });
    };
}

function countsOf({ tenant, requests, faults }: Emulation): Record<View, number> {
    const { faults: httpFaults, tenantFaults, windows, chaos } = faults.list();
    return {
        numbers: tenant.queries.countNumbers(),
        accounts: tenant.queries.countAccounts(),
        requests: requests.summary().total,
        changes: tenant.queries.changes({ top: 0, skip: 0 }).total,
        faults: httpFaults.length + tenantFaults.length + windows.length + (chaos ? 1 : 0),
    };
}
