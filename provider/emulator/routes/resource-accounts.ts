import { Hono } from "hono";
import type { AccountDetails, AccountField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { requireTeamsPermission } from "../middleware/authorise";
import { compile } from "../odata/compile";
import { type Limits, readQuery, toCollection } from "../odata/query";
import type { Shape } from "../odata/shape";
import type { Env } from "../request-context";

const LIMITS: Limits = { options: [], defaultTop: 500, maximumTop: 999, pageOption: "$skiptoken" };
const SHAPE: Shape<AccountField> = {
    type: "microsoft.graph.teamsAdministration.teamsResourceAccount",
    properties: {
        id: { kind: "id", field: "objectId" },
        userPrincipalName: { kind: "id", field: "upn" },
        displayName: { kind: "text" },
        appId: { kind: "id" },
        phoneNumber: { kind: "text" },
    },
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
        const matches = query.filter === null ? () => true : compile(query.filter, SHAPE).matches;
        const refine = (rows: readonly AccountDetails[]) => rows.filter(row => matches(toResourceAccount(row)));
        const wanted = { where: IS_RESOURCE, refine, top: query.top, skip: query.skip };
        const page = emulation.tenant.queries.teamsAccounts(wanted);
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
