import { Hono } from "hono";
import type { AccountField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { badRequest, noSuchObject } from "../error-responses";
import { requireDirectoryPermission } from "../middleware/authorise";
import { compile } from "../odata/compile";
import type { Filter } from "../odata/filter";
import { type Limits, pick, readQuery, toCollection } from "../odata/query";
import type { Shape } from "../odata/shape";
import { baseUrlOf, type Env } from "../request-context";
import { toLicenseDetails } from "../wire/service-plans";
import { DEFAULT_PROPERTIES, toUser } from "../wire/user";
import { NOT_DELETED } from "./user-configurations";

const TYPE = "microsoft.graph.user";
const LIMITS: Limits = { options: ["$select", "$count"], defaultTop: 100, maximumTop: 999, pageOption: "$skiptoken" };
const SHAPE: Shape<AccountField> = {
    type: TYPE,
    properties: {
        id: { kind: "id", field: "objectId" },
        userPrincipalName: { kind: "id", field: "upn" },
        mail: { kind: "id", field: "upn" },
        displayName: { kind: "text", field: "displayName" },
        usageLocation: { kind: "text", field: "usageLocation" },
        imAddresses: { kind: { listOf: "id" }, field: "sipList", toStored: withoutScheme },
        proxyAddresses: { kind: { listOf: "id" }, field: "sipList", toStored: withoutScheme },
    },
};

/** `/users`: accounts as Entra ID knows them, without the lag of Teams. */
export function users(emulation: Emulation) {
    const { queries } = emulation.tenant;
    const app = new Hono<Env>();
    app.use(requireDirectoryPermission("User.Read.All", "User.ReadWrite.All", "Directory.Read.All"));
    const find = (id: string) => {
        const key = id.toLowerCase();
        const anyOf = (["objectId", "upn"] as const).map(field => ({ kind: "is", field, values: [key] }) as const);
        const [found] = queries.directoryAccounts({
            where: { kind: "all", of: [NOT_DELETED, { kind: "any", of: anyOf }] },
            top: 1,
        }).rows;
        if (!found) throw noSuchObject(id);
        return found.account;
    };

    app.get("/", c => {
        const query = readQuery(c, LIMITS);
        const filters = query.filter === null ? [] : [toCondition(query.filter)];
        const where = { kind: "all", of: [NOT_DELETED, ...filters] } as const;
        const accounts = queries.directoryAccounts({ where, top: query.top, skip: query.skip });
        const select = query.select ?? DEFAULT_PROPERTIES;
        // Graph ignores the option without this header.
        const isCounted = c.req.query("$count") === "true" && c.req.header("consistencylevel") === "eventual";
        return c.json({
            ...toCollection(c, query, "$skiptoken", accounts, ({ account }) => pick(toUser(account), select, TYPE)),
            ...(isCounted ? { "@odata.count": queries.countAccounts(where) } : {}),
        });
    });
    app.get("/:id", c => {
        const account = find(c.req.param("id"));
        const select = readQuery(c, LIMITS).select ?? DEFAULT_PROPERTIES;
        const context = `${baseUrlOf(c)}/$metadata#users/$entity`;
        return c.json({ "@odata.context": context, ...pick(toUser(account), select, TYPE) });
    });
    app.get("/:id/licenseDetails", c => c.json({ value: toLicenseDetails(find(c.req.param("id"))) }));
    return app;
}

/** `/organization`: the tenant itself. */
export function organization(emulation: Emulation) {
    const app = new Hono<Env>();
    app.use(requireDirectoryPermission("Organization.Read.All", "Organization.ReadWrite.All", "Directory.Read.All"));
    const describe = async () => {
        const { id, name } = await emulation.describe();
        return { id, displayName: name, countryLetterCode: null, tenantType: "AAD", verifiedDomains: [] };
    };
    app.get("/", async c =>
        c.json({ "@odata.context": `${baseUrlOf(c)}/$metadata#organization`, value: [await describe()] }),
    );
    app.get("/:id", async c => {
        const entity = await describe();
        const id = c.req.param("id");
        if (id.toLowerCase() !== entity.id) throw noSuchObject(id);
        return c.json({ "@odata.context": `${baseUrlOf(c)}/$metadata#organization/$entity`, ...entity });
    });
    return app;
}

function toCondition(filter: Filter) {
    const { where } = compile(filter, SHAPE);
    if (where === null) throw badRequest("This emulator filters users only with eq, ne, in, startswith and any.");
    return where;
}

/** Treats `sip:alice@contoso.com` and `alice@contoso.com` as the same address. */
function withoutScheme(value: string): string {
    return value.replace(/^sip:/, "");
}
