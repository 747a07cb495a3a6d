import { type Context, Hono } from "hono";
import type { Condition } from "../../tenant/embedded/database/where";
import type { AccountField, VoiceAccount } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { notFound } from "../error-responses";
import { teamsPermission } from "../middleware/authorise";
import { type Limits, pick, readQuery, toCollection } from "../odata/query";
import { lowerCase, type Property, toCondition } from "../odata/to-condition";
import { type Env, rootOf } from "../request-context";
import { toUserConfiguration } from "../wire/user-configuration";

const TYPE = "microsoft.graph.teamsAdministration.teamsUserConfiguration";
// The size of a page is not documented.
const LIMITS: Limits = { options: ["$select"], defaultTop: 500, maximumTop: 999, place: "$skiptoken" };
const PROPERTIES: Readonly<Record<string, Property<AccountField>>> = {
    id: { field: "objectId", store: lowerCase },
    userPrincipalName: { field: "upn", store: lowerCase },
    isEnterpriseVoiceEnabled: {
        field: "voice",
        store: value => (typeof value === "boolean" ? Number(value) : undefined),
    },
};
/** Who is there at all: what was deleted is not. */
export const PRESENT: Condition<AccountField> = {
    kind: "not",
    of: { kind: "is", field: "type", values: ["ghost", "softDeleted"] },
};

export function userConfigurations(emulation: Emulation) {
    const { tenant, settings } = emulation;
    const app = new Hono<Env>();
    app.use(teamsPermission(emulation, "TeamsUserConfiguration.Read.All"));

    const toEntities = async (c: Context<Env>, accounts: readonly VoiceAccount[]) => {
        const { id: tenantId } = await emulation.describe();
        const knowsUnknownMembers = /include-unknown-enum-members/.test(c.req.header("prefer") ?? "");
        return accounts.map(each => toUserConfiguration(each, { tenantId, knowsUnknownMembers }));
    };

    app.get("/", async c => {
        const query = readQuery(c, LIMITS);
        const asked = query.filter === null ? [] : [toCondition(query.filter, PROPERTIES, TYPE)];
        const where = { kind: "all", of: [PRESENT, ...asked] } as const;
        const { rows, hasMore } = tenant.browse.voiceAccounts({ where, top: query.top, skip: query.skip });
        const entities = { rows: await toEntities(c, rows), hasMore };
        const shown = (entity: object) => (query.select ? pick(entity, query.select, TYPE) : entity);
        return c.json(toCollection(c, query, "$skiptoken", entities, shown, settings.nextLink));
    });
    app.get("/:id", async c => {
        const account = c.req.param("id").toLowerCase();
        const where = {
            kind: "all",
            of: [PRESENT, { kind: "is", field: "objectId", values: [account] }],
        } as const;
        const [entity] = await toEntities(c, tenant.browse.voiceAccounts({ where, top: 1 }, { account }).rows);
        if (!entity) throw notFound();
        const { select } = readQuery(c, LIMITS);
        const context = `${rootOf(c)}/$metadata#admin/teams/userConfigurations/$entity`;
        return c.json({ "@odata.context": context, ...(select ? pick(entity, select, TYPE) : entity) });
    });
    return app;
}
