import { Hono } from "hono";
import type { Condition } from "../../tenant/embedded/database/where";
import type { NumberField } from "../../tenant/embedded/queries";
import type { Emulation } from "../emulation";
import { notFound, rootNotSupported } from "../error-responses";
import { teamsPermission } from "../middleware/authorise";
import { type Limits, readQuery, toCollection } from "../odata/query";
import { lowerCase, member, type Property, toCondition } from "../odata/to-condition";
import { type Env, rootOf } from "../request-context";
import { numberOfId, toNumberAssignment } from "../wire/number-assignment";

export const READ = ["TeamsTelephoneNumber.ReadWrite.All", "TeamsTelephoneNumber.Read.All"];
const TYPE = "microsoft.graph.teamsAdministration.numberAssignment";
const LIMITS: Limits = { options: [], defaultTop: 500, maximumTop: 1000, place: "$skip" };

/** All properties but `id` and `city`, says Microsoft's page; those that the tenant's file has. */
const PROPERTIES: Readonly<Record<string, Property<NumberField>>> = {
    telephoneNumber: { field: "number" },
    numberType: {
        field: "type",
        store: member({
            directRouting: "DirectRouting",
            callingPlan: "CallingPlan",
            operatorConnect: "OperatorConnect",
            internalError: "internalError",
        }),
    },
    activationState: {
        field: "activation",
        store: member({
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
        store: member({
            conferenceAssignment: "ConferenceAssignment",
            voiceApplicationAssignment: "VoiceApplicationAssignment",
            userAssignment: "UserAssignment",
            teamsPhoneMobile: "TeamsPhoneMobile",
        }),
    },
    locationId: { field: "locationId", store: lowerCase },
    isoCountryCode: { field: "country" },
    assignmentTargetId: { field: "holder", store: lowerCase },
    assignmentCategory: {
        field: "category",
        store: member({ primary: "Primary", private: "Private", alternate: "Alternate" }),
    },
    assignmentStatus: {
        field: "status",
        store: member({
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
        store: member({
            completed: "completed",
            firmOrderCommitmentAccepted: "firmOrderCommitmentAccepted",
        }),
    },
    numberSource: { field: "source", store: member({ online: "online", onPremises: "onPremises" }) },
};

/** Reads below `/admin/teams/telephoneNumberManagement`. */
export function numbers(emulation: Emulation) {
    const { tenant, settings } = emulation;
    const app = new Hono<Env>();
    const mayRead = teamsPermission(emulation, ...READ);

    app.get("/", mayRead, () => {
        throw rootNotSupported();
    });
    app.get("/numberAssignments", mayRead, c => {
        const query = readQuery(c, LIMITS);
        const where = query.filter === null ? undefined : toCondition(query.filter, PROPERTIES, TYPE);
        const about = where === undefined ? {} : aboutOf(where);
        const rows = tenant.browse.numbers({ ...(where ? { where } : {}), top: query.top, skip: query.skip }, about);
        return c.json(toCollection(c, query, "$skip", rows, toNumberAssignment, settings.nextLink));
    });
    app.get("/numberAssignments/:id", mayRead, c => {
        const number = numberOfId(c.req.param("id"));
        if (number === null) throw notFound();
        const where = { kind: "is", field: "number", values: [number] } as const;
        const [row] = tenant.browse.numbers({ where, top: 1 }, { number }).rows;
        if (!row) throw notFound();
        const context = `${rootOf(c)}/$metadata#admin/teams/telephoneNumberManagement/numberAssignments/$entity`;
        return c.json({ "@odata.context": context, ...toNumberAssignment(row) });
    });
    app.get("/operations", mayRead, () => {
        throw notFound();
    });
    app.get("/operations/:id", mayRead, c => {
        const operation = emulation.operations.read(c.req.param("id"));
        if (!operation) throw notFound();
        const context = `${rootOf(c)}/$metadata#admin/teams/telephoneNumberManagement/operations/$entity`;
        return c.json({ "@odata.context": context, ...operation });
    });
    return app;
}

/** The one number or holder that a list asks for, which a fault may be bound to. */
function aboutOf(where: Condition<NumberField>): { number?: string; account?: string } {
    if (where.kind !== "is" || where.values.length !== 1) return {};
    const [value] = where.values;
    if (where.field === "number") return { number: String(value) };
    return where.field === "holder" && typeof value === "string" ? { account: value } : {};
}
