import { Hono } from "hono";
import type { Condition } from "../../tenant/embedded/database/where";
import type { NumberField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { notFound, rootNotSupported } from "../error-responses";
import { requireTeamsPermission } from "../middleware/authorise";
import { type Limits, readQuery, toCollection } from "../odata/query";
import { lowerCase, member, type Property, toCondition } from "../odata/to-condition";
import { baseUrlOf, type Env } from "../request-context";
import { numberOfId, toNumberAssignment } from "../wire/number-assignment";

export const READ = ["TeamsTelephoneNumber.ReadWrite.All", "TeamsTelephoneNumber.Read.All"];
const TYPE = "microsoft.graph.teamsAdministration.numberAssignment";
const LIMITS: Limits = { options: [], defaultTop: 500, maximumTop: 1000, pageOption: "$skip" };

/** The filterable properties. Microsoft's page says all but `id` and `city`; these are the ones that the tenant stores. */
const PROPERTIES: Readonly<Record<string, Property<NumberField>>> = {
    telephoneNumber: { field: "number" },
    numberType: {
        field: "type",
        toStored: member({
            directRouting: "DirectRouting",
            callingPlan: "CallingPlan",
            operatorConnect: "OperatorConnect",
            internalError: "internalError",
        }),
    },
    activationState: {
        field: "activation",
        toStored: member({
            activated: "activated",
            assignmentPending: "assignmentPending",
            assignmentFailed: "assignmentFailed",
            updatePending: "updatePending",
            updateFailed: "updateFailed",
        }),
    },
    capabilities: {
        field: "capabilities",
        isList: true,
        toStored: member({
            conferenceAssignment: "ConferenceAssignment",
            voiceApplicationAssignment: "VoiceApplicationAssignment",
            userAssignment: "UserAssignment",
            teamsPhoneMobile: "TeamsPhoneMobile",
        }),
    },
    locationId: { field: "locationId", toStored: lowerCase },
    isoCountryCode: { field: "country" },
    assignmentTargetId: { field: "holder", toStored: lowerCase },
    assignmentCategory: {
        field: "category",
        toStored: member({ primary: "Primary", private: "Private", alternate: "Alternate" }),
    },
    assignmentStatus: {
        field: "status",
        toStored: member({
            unassigned: "unassigned",
            internalError: "internalError",
            userAssigned: "user",
            conferenceAssigned: "conference",
            voiceApplicationAssigned: "voiceApplication",
            thirdPartyAppAssigned: "thirdPartyApp",
            policyAssigned: "policy",
        }),
    },
    portInStatus: {
        field: "portIn",
        toStored: member({
            completed: "completed",
            firmOrderCommitmentAccepted: "firmOrderCommitmentAccepted",
        }),
    },
    numberSource: { field: "source", toStored: member({ online: "online", onPremises: "onPremises" }) },
};

/** The read paths below `/admin/teams/telephoneNumberManagement`. */
export function numbers(emulation: Emulation) {
    const { tenant, settings } = emulation;
    const app = new Hono<Env>();
    const mayRead = requireTeamsPermission(emulation, ...READ);

    app.get("/", mayRead, () => {
        throw rootNotSupported();
    });
    app.get("/numberAssignments", mayRead, c => {
        const query = readQuery(c, LIMITS);
        const where = query.filter === null ? undefined : toCondition(query.filter, PROPERTIES, TYPE);
        const target = where === undefined ? {} : targetOf(where);
        const rows = tenant.queries.numbers({ ...(where ? { where } : {}), top: query.top, skip: query.skip }, target);
        return c.json(toCollection(c, query, "$skip", rows, toNumberAssignment, settings.nextLink));
    });
    app.get("/numberAssignments/:id", mayRead, c => {
        const number = numberOfId(c.req.param("id"));
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

/** The single number or holder that a filter selects, if any. Faults can be limited to it. */
function targetOf(where: Condition<NumberField>): { number?: string; account?: string } {
    if (where.kind !== "is" || where.values.length !== 1) return {};
    const [value] = where.values;
    if (where.field === "number") return { number: String(value) };
    return where.field === "holder" && typeof value === "string" ? { account: value } : {};
}
