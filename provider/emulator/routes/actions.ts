import { type Context, Hono } from "hono";
import { z } from "zod";
import { ServiceError } from "../../tenant/embedded/service-error";
import type { Emulation } from "../emulation";
import { badRequest, malformed } from "../error-responses";
import { MAX_NUMBER_LENGTH, MAX_TEXT_LENGTH } from "../limits";
import { requireTeamsPermission } from "../middleware/authorise";
import { baseUrlOf, type Env, readJson } from "../request-context";
import { sevenDigits } from "../wire/identifiers";
import { numberId } from "../wire/number-assignment";

const WRITE = "TeamsTelephoneNumber.ReadWrite.All";
// The case of members is ignored, because Microsoft's own examples differ.
const NumberType = z
    .string()
    .toLowerCase()
    .pipe(z.enum(["directrouting", "callingplan", "operatorconnect"]));
const Category = z
    .string()
    .toLowerCase()
    .pipe(z.enum(["primary", "private", "alternate"]));
const TelephoneNumber = z.string().max(MAX_NUMBER_LENGTH);
const Id = z.string().max(MAX_TEXT_LENGTH);

const AssignNumber = z.object({
    telephoneNumber: TelephoneNumber,
    assignmentTargetId: z.guid(),
    numberType: NumberType,
    assignmentCategory: Category.nullish(),
    locationId: Id.nullish(),
});
const UnassignNumber = z.object({ telephoneNumber: TelephoneNumber, numberType: NumberType.nullish() });
const LookupOption = z
    .string()
    .toLowerCase()
    .pipe(z.enum(["skipinternalvoip"]))
    .transform(() => "skipInternalVoip");
const UpdateNumber = z.object({
    telephoneNumber: TelephoneNumber,
    locationId: Id.nullish(),
    networkSiteId: Id.nullish(),
    reverseNumberLookupOptions: z.array(LookupOption).nullish(),
});

/** The actions on numbers, each under its plain name and under the qualified name that generated clients use. */
export function actions(emulation: Emulation) {
    const { service } = emulation.tenant;
    const app = new Hono<Env>();
    const paths = (action: string) => [
        `/numberAssignments/${action}`,
        `/numberAssignments/microsoft.graph.teamsAdministration.${action}`,
    ];
    const mayWrite = requireTeamsPermission(emulation, WRITE);

    app.on("POST", paths("assignNumber"), mayWrite, async c => {
        const { telephoneNumber, assignmentTargetId, numberType, ...rest } = parse(AssignNumber, await readJson(c));
        return startOperation(emulation, c, "Assignment", telephoneNumber, () =>
            service.set({
                identity: assignmentTargetId,
                phoneNumber: telephoneNumber,
                phoneNumberType: numberType,
                ...(rest.assignmentCategory ? { assignmentCategory: rest.assignmentCategory } : {}),
                // Assumption: as with updateNumber, null keeps the location and "" clears it.
                ...(typeof rest.locationId === "string" ? { locationId: rest.locationId || "null" } : {}),
            }),
        );
    });
    app.on("POST", paths("unassignNumber"), mayWrite, async c => {
        const { telephoneNumber, numberType } = parse(UnassignNumber, await readJson(c));
        return startOperation(emulation, c, "Unassignment", telephoneNumber, () =>
            service.unassign({
                phoneNumber: telephoneNumber,
                ...(numberType ? { phoneNumberType: numberType } : {}),
            }),
        );
    });
    app.on("POST", paths("updateNumber"), mayWrite, async c => {
        const { telephoneNumber, locationId, networkSiteId, reverseNumberLookupOptions } = parse(
            UpdateNumber,
            await readJson(c),
        );
        injectRefusal(emulation, c);
        service.update({
            phoneNumber: telephoneNumber,
            ...(typeof locationId === "string" ? { locationId: locationId || "null" } : {}),
            ...(typeof networkSiteId === "string" ? { networkSiteId } : {}),
            // Assumption: an empty list removes the options. Microsoft does not document how to remove them.
            ...(reverseNumberLookupOptions ? { reverseNumberLookup: reverseNumberLookupOptions } : {}),
        });
        return c.body(null, 200);
    });
    return app;
}

/** Carries out a write and responds with the operation that reports its outcome. */
function startOperation(
    emulation: Emulation,
    c: Context<Env>,
    kind: "Assignment" | "Unassignment",
    telephoneNumber: string,
    write: () => void,
): Response {
    const { faults, operations, settings, clock, tenant } = emulation;
    const call = c.get("call");
    const failed = faults.take("failed-operation", call);
    let statusDetail = failed?.message ?? null;
    try {
        injectRefusal(emulation, c);
        if (!failed) write();
    } catch (error) {
        // Throttling and lost connections are not refusals: the middleware reports them.
        const isRefusal = error instanceof ServiceError && error.reason !== "throttled";
        if (!isRefusal || settings.errors === "immediate") throw error;
        statusDetail = error.message;
    }
    const stuck = failed ? null : faults.take("stuck-operation", call);
    const root = `${baseUrlOf(c)}/admin/teams/telephoneNumberManagement`;
    const number = telephoneNumber.startsWith("+") ? telephoneNumber : `+${telephoneNumber}`;
    const where = { kind: "is", field: "number", values: [number] } as const;
    const [row] = tenant.queries.currentNumbers(where, { top: 1, skip: 0 });
    const operation = operations.start(kind, {
        createdDateTime: sevenDigits(clock.now().toISOString()),
        resourceLocation: `${root}/numberAssignments/${numberId(row ?? { number, type: "DirectRouting" })}`,
        outcome: statusDetail === null ? "succeeded" : "failed",
        statusDetail,
        polls: stuck ? (stuck.polls ?? Number.POSITIVE_INFINITY) : settings.operationPolls,
    });
    return c.body(null, 202, { Location: `${root}/operations('${operation.id}')` });
}

/** @throws ServiceError if a `refuse` fault matches the call */
function injectRefusal({ faults }: Emulation, c: Context<Env>): void {
    const refusal = faults.take("refuse", c.get("call"));
    if (refusal) throw new ServiceError(refusal.code, refusal.message);
}

/** Ignores the case of parameter names, as Graph does. @throws GraphError 400; the wording is ours */
function parse<T extends z.ZodObject>(schema: T, body: unknown): z.output<T> {
    const parsed = schema.safeParse(isRecord(body) ? inSchemaCase(schema, body) : body);
    if (!parsed.success) throw malformed("Invalid parameters", parsed.error);
    return parsed.data;
}

function inSchemaCase({ shape }: z.ZodObject, body: Record<string, unknown>): Record<string, unknown> {
    const names = new Map(Object.keys(shape).map(name => [name.toLowerCase(), name]));
    const given = Object.entries(body).map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value] as const);
    const twice = given.find(([name], index) => given.findIndex(each => each[0] === name) !== index);
    if (twice) throw badRequest(`Invalid parameters: ${twice[0]} appears twice.`);
    return Object.fromEntries(given);
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
