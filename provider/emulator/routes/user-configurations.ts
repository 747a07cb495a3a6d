import { type Context, Hono } from "hono";
import type { Condition } from "../../tenant/embedded/database/where";
import type { AccountDetails, AccountField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { badRequest, notFound } from "../error-responses";
import { requireTeamsPermission } from "../middleware/authorise";
import { compile } from "../odata/compile";
import { parseOrder } from "../odata/order";
import { type Limits, pick, readQuery, toCollection } from "../odata/query";
import { baseUrlOf, type Env } from "../request-context";
import { DEFAULT_PROPERTIES, toUser } from "../wire/user";
import { toUserConfiguration } from "../wire/user-configuration";
import { CONFIGURATION_SHAPE } from "../wire/user-configuration-shape";

// Microsoft does not document the page size.
const LIMITS: Limits = {
    options: ["$select", "$orderby", "$expand"],
    defaultTop: 500,
    maximumTop: 999,
    pageOption: "$skiptoken",
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

    /** Converts accounts to what the caller asked for: `full` has every property, `asked` those that it selected. */
    const conversion = async (c: Context<Env>, { select, expand }: ReturnType<typeof readQuery>) => {
        const { id: tenantId } = await emulation.describe();
        const knowsUnknownMembers = /include-unknown-enum-members/.test(c.req.header("prefer") ?? "");
        const expanded = expand === null ? null : expandedProperties(expand);
        const full = (row: AccountDetails) => toUserConfiguration(row, { tenantId, knowsUnknownMembers });
        const asked = (row: AccountDetails) => ({
            ...(select ? pick(full(row), select, CONFIGURATION_SHAPE.type) : full(row)),
            ...(expanded ? { user: pick(toUser(row.account), expanded, "microsoft.graph.user") } : {}),
        });
        return { full, asked };
    };

    app.get("/", async c => {
        const query = readQuery(c, LIMITS);
        const { full, asked } = await conversion(c, query);
        const filter = query.filter === null ? null : compile(query.filter, CONFIGURATION_SHAPE);
        const order = query.orderBy === null ? null : parseOrder(query.orderBy, CONFIGURATION_SHAPE);
        const where = { kind: "all", of: filter?.where ? [shown, filter.where] : [shown] } as const;
        const refine = (rows: readonly AccountDetails[]) => {
            const entities = rows.map(row => ({ row, entity: full(row) }));
            const kept = filter ? entities.filter(({ entity }) => filter.matches(entity)) : entities;
            return (order ? kept.toSorted((a, b) => order(a.entity, b.entity)) : kept).map(({ row }) => row);
        };
        const isStored = order === null && (filter === null || filter.where !== null);
        const { top, skip } = query;
        const page = tenant.queries.teamsAccounts({ where, top, skip, ...(isStored ? {} : { refine }) });
        return c.json(toCollection(c, query, "$skiptoken", page, asked, settings.nextLink));
    });

    const find = (id: string) => {
        const account = id.toLowerCase();
        const where = { kind: "all", of: [shown, { kind: "is", field: "objectId", values: [account] }] } as const;
        const [found] = tenant.queries.teamsAccounts({ where, top: 1 }, { account }).rows;
        if (!found) throw notFound();
        return found;
    };
    app.get("/:id", async c => {
        const found = find(c.req.param("id"));
        const { asked } = await conversion(c, readQuery(c, LIMITS));
        const context = `${baseUrlOf(c)}/$metadata#admin/teams/userConfigurations/$entity`;
        return c.json({ "@odata.context": context, ...asked(found) });
    });
    return app;
}

/** The properties of the account that `$expand` asks for. The account is the only relationship. @throws GraphError 400 */
function expandedProperties(expand: string): readonly string[] {
    const [isUser, select] = /^\s*user\s*(?:\(\s*\$select\s*=([\w\s,]+)\))?\s*$/i.exec(expand) ?? [];
    if (!isUser) throw badRequest(`Invalid $expand clause: '${expand}'. Only 'user' can be expanded, with $select.`);
    return select?.split(",").map(name => name.trim()) ?? DEFAULT_PROPERTIES;
}
