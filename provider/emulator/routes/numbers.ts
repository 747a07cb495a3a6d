import { Hono } from "hono";
import type { Condition } from "../../tenant/embedded/database/where";
import type { NumberDetails, NumberField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { methodNotAllowed, notFound, rootNotSupported } from "../error-responses";
import { requireTeamsPermission } from "../middleware/authorise";
import { type Compiled, compile } from "../odata/compile";
import { type Limits, readQuery, toCollection } from "../odata/query";
import { baseUrlOf, type Env } from "../request-context";
import { numberOfId, toNumberAssignment } from "../wire/number-assignment";
import { numberShape } from "../wire/number-shape";

export const READ = ["TeamsTelephoneNumber.ReadWrite.All", "TeamsTelephoneNumber.Read.All"];
const ACTION = /(^|\.)(assign|unassign|update)Number$/;
const LIMITS: Limits = { options: [], defaultTop: 500, maximumTop: 1000, pageOption: "$skip" };

/** The read paths below `/admin/teams/telephoneNumberManagement`. */
export function numbers(emulation: Emulation) {
    const { tenant, settings } = emulation;
    const app = new Hono<Env>();
    const shape = numberShape(tenant.queries);
    const mayRead = requireTeamsPermission(emulation, ...READ);

    app.get("/", mayRead, () => {
        throw rootNotSupported();
    });
    app.get("/numberAssignments", mayRead, c => {
        const query = readQuery(c, LIMITS);
        const filter = query.filter === null ? null : compile(query.filter, shape);
        const where = filter?.where ?? null;
        const narrowed = {
            ...(where ? { where } : {}),
            ...(filter && !where ? { refine: (rows: readonly NumberDetails[]) => rows.filter(isShown(filter)) } : {}),
        };
        const target = where === null ? {} : targetOf(where);
        const rows = tenant.queries.numbers({ ...narrowed, top: query.top, skip: query.skip }, target);
        return c.json(toCollection(c, query, "$skip", rows, toNumberAssignment, settings.nextLink));
    });
    app.get("/numberAssignments/:id", mayRead, c => {
        const id = c.req.param("id");
        if (ACTION.test(id)) throw methodNotAllowed("GET", ["POST"]);
        const number = numberOfId(id);
        if (number === null) throw notFound();
        const where = { kind: "is", field: "number", values: [number] } as const;
        const [row] = tenant.queries.numbers({ where, top: 1 }, { number }).rows;
        if (!row) throw notFound();
        const context = `${baseUrlOf(c)}/$metadata#admin/teams/telephoneNumberManagement/numberAssignments/$entity`;
        return c.json({ "@odata.context": context, ...toNumberAssignment(row) });
    });
    app.get("/operations", mayRead, () => {
        throw notFound();
    });
    app.get("/operations/:id", mayRead, c => {
        const operation = emulation.operations.read(c.req.param("id"));
        if (!operation) throw notFound();
        const context = `${baseUrlOf(c)}/$metadata#admin/teams/telephoneNumberManagement/operations/$entity`;
        return c.json({ "@odata.context": context, ...operation });
    });
    return app;
}

function isShown({ matches }: Compiled<NumberField>) {
    return (row: NumberDetails) => matches(toNumberAssignment(row));
}

/** The single number or holder that a filter selects, if any. Faults can be limited to it. */
function targetOf(where: Condition<NumberField>): { number?: string; account?: string } {
    if (where.kind !== "is" || where.values.length !== 1) return {};
    const [value] = where.values;
    if (where.field === "number") return { number: String(value) };
    return where.field === "holder" && typeof value === "string" ? { account: value } : {};
}
