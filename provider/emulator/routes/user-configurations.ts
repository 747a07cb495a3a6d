import { type Context, Hono } from "hono";
import type { Condition } from "../../tenant/embedded/database/where";
import type { AccountDetails, AccountField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { notFound } from "../error-responses";
import { requireTeamsPermission } from "../middleware/authorise";
import { type Limits, pick, readQuery, toCollection } from "../odata/query";
import { lowerCase, type Property, toCondition } from "../odata/to-condition";
import { baseUrlOf, type Env } from "../request-context";
import { toUserConfiguration } from "../wire/user-configuration";

const TYPE = "microsoft.graph.teamsAdministration.teamsUserConfiguration";
// Microsoft does not document the page size.
const LIMITS: Limits = { options: ["$select"], defaultTop: 500, maximumTop: 999, pageOption: "$skiptoken" };
const PROPERTIES: Readonly<Record<string, Property<AccountField>>> = {
    id: { field: "objectId", toStored: lowerCase },
    userPrincipalName: { field: "upn", toStored: lowerCase },
    isEnterpriseVoiceEnabled: {
        field: "voice",
        toStored: value => (typeof value === "boolean" ? Number(value) : undefined),
    },
};
/** Excludes deleted accounts. */
export const NOT_DELETED: Condition<AccountField> = {
    kind: "not",
    of: { kind: "is", field: "type", values: ["ghost", "softDeleted"] },
};
const NEITHER_DELETED_NOR_RESOURCE: Condition<AccountField> = {
    kind: "not",
    of: { kind: "is", field: "type", values: ["ghost", "softDeleted", "resourceAccount"] },
};

/** `/admin/teams/userConfigurations`: accounts as Teams knows them. */
export function userConfigurations(emulation: Emulation) {
    const { tenant, settings } = emulation;
    const app = new Hono<Env>();
    const shown = settings.resourceAccounts === "shown" ? NOT_DELETED : NEITHER_DELETED_NOR_RESOURCE;
    app.use(requireTeamsPermission(emulation, "TeamsUserConfiguration.Read.All"));

    const toEntities = async (c: Context<Env>, accounts: readonly AccountDetails[]) => {
        const { id: tenantId } = await emulation.describe();
        const knowsUnknownMembers = /include-unknown-enum-members/.test(c.req.header("prefer") ?? "");
        return accounts.map(each => toUserConfiguration(each, { tenantId, knowsUnknownMembers }));
    };

    app.get("/", async c => {
        const query = readQuery(c, LIMITS);
        const filters = query.filter === null ? [] : [toCondition(query.filter, PROPERTIES, TYPE)];
        const where = { kind: "all", of: [shown, ...filters] } as const;
        const { rows, hasMore } = tenant.queries.teamsAccounts({ where, top: query.top, skip: query.skip });
        const entities = { rows: await toEntities(c, rows), hasMore };
        const selected = (entity: object) => (query.select ? pick(entity, query.select, TYPE) : entity);
        return c.json(toCollection(c, query, "$skiptoken", entities, selected, settings.nextLink));
    });
    app.get("/:id", async c => {
        const account = c.req.param("id").toLowerCase();
        const where = {
            kind: "all",
            of: [shown, { kind: "is", field: "objectId", values: [account] }],
        } as const;
        const [entity] = await toEntities(c, tenant.queries.teamsAccounts({ where, top: 1 }, { account }).rows);
        if (!entity) throw notFound();
        const { select } = readQuery(c, LIMITS);
        const context = `${baseUrlOf(c)}/$metadata#admin/teams/userConfigurations/$entity`;
        return c.json({ "@odata.context": context, ...(select ? pick(entity, select, TYPE) : entity) });
    });
    return app;
}
