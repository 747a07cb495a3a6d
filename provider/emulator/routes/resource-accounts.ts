import { Hono } from "hono";
import type { AccountDetails, AccountField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { requireTeamsPermission } from "../middleware/authorise";
import { type Limits, readQuery, toCollection } from "../odata/query";
import { lowerCase, type Property, toCondition } from "../odata/to-condition";
import type { Env } from "../request-context";

const TYPE = "microsoft.graph.teamsAdministration.teamsResourceAccount";
const LIMITS: Limits = { options: [], defaultTop: 500, maximumTop: 999, pageOption: "$skiptoken" };
const PROPERTIES: Readonly<Record<string, Property<AccountField>>> = {
    id: { field: "objectId", toStored: lowerCase },
    userPrincipalName: { field: "upn", toStored: lowerCase },
};
/** Microsoft's applications, by what the resource account answers calls for. */
const APPLICATIONS = {
    autoAttendant: "ce933385-9390-45d1-9512-c8d228074e07",
    callQueue: "11cd3e2e-fccb-42ad-ad00-878b93575e07",
} as const;
const IS_RESOURCE = { kind: "is", field: "type", values: ["resourceAccount"] } as const;

/** `/admin/teams/resourceAccounts`, which exists only below `/beta` and needs a permission of its own. */
export function resourceAccounts(emulation: Emulation) {
    const app = new Hono<Env>();
    app.use(requireTeamsPermission(emulation, "TeamsResourceAccount.Read.All"));
    app.get("/", c => {
        const query = readQuery(c, LIMITS);
        const filters = query.filter === null ? [] : [toCondition(query.filter, PROPERTIES, TYPE)];
        const where = { kind: "all", of: [IS_RESOURCE, ...filters] } as const;
        const page = emulation.tenant.queries.teamsAccounts({ where, top: query.top, skip: query.skip });
        return c.json(toCollection(c, query, "$skiptoken", page, toResourceAccount, emulation.settings.nextLink));
    });
    return app;
}

function toResourceAccount({ account, held: [number] }: AccountDetails) {
    return {
        id: account.object_id,
        userPrincipalName: account.upn,
        displayName: account.display_name,
        appId: account.serves === null ? null : APPLICATIONS[account.serves],
        phoneNumber: number === undefined ? null : `tel:${number.number}`,
    };
}
