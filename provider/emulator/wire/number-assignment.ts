import type { BrowsedNumber } from "../../tenant/embedded/queries";
import { camel, guidOf } from "./identifiers";

/** Operators by number type. The first two are of Microsoft's own samples. */
const OPERATORS: Readonly<Record<BrowsedNumber["type"], string>> = {
    DirectRouting: "7a205197-8e59-487d-b9fa-3fc1b108f1e5",
    CallingPlan: "0019adbc-b82a-47b4-a799-4e993a9982f1",
    OperatorConnect: guidOf("an operator"),
};
const CAPABILITIES = ["conferenceAssignment", "voiceApplicationAssignment", "userAssignment", "teamsPhoneMobile"];

/** Opaque to clients; in Microsoft's samples the id decodes to a GUID and the number. That the GUID is the operator's is assumed. */
export function numberId({ number, type }: { number: string; type: BrowsedNumber["type"] }): string {
    return Buffer.from(`${OPERATORS[type]}|${number}`).toString("base64url");
}

/** The number that an id names; `null` for what is no such id. */
export function numberOfId(id: string): string | null {
    const [, number] = /^[0-9a-f-]{36}\|(\+.+)$/.exec(Buffer.from(id, "base64url").toString()) ?? [];
    return number ?? null;
}

/** `microsoft.graph.teamsAdministration.numberAssignment` of Graph's v1.0 metadata. */
export function toNumberAssignment(row: BrowsedNumber) {
    return {
        id: numberId(row),
        telephoneNumber: row.number,
        operatorId: OPERATORS[row.type],
        numberType: camel(row.type),
        activationState: row.activation,
        capabilities: (JSON.parse(row.capabilities) as string[]).map(camel).filter(each => CAPABILITIES.includes(each)),
        locationId: row.location_id,
        // The tenant's file knows no civic addresses apart from places at them.
        civicAddressId: row.location_address === null ? null : guidOf(row.location_address),
        networkSiteId: null,
        city: row.city,
        isoCountryCode: row.country,
        assignmentTargetId: row.holder ?? (row.use === null ? null : guidOf(`${row.use} ${row.number}`)),
        assignmentCategory: row.category === null ? null : camel(row.category),
        assignmentStatus: statusOf(row),
        portInStatus: row.port_in,
        numberSource: row.source,
        supportedCustomerActions: actionsOf(row),
        reverseNumberLookupOptions: [],
    };
}

function statusOf({ holder, holder_type, use }: BrowsedNumber): string {
    if (holder === null) return use === null ? "unassigned" : `${use}Assigned`;
    return holder_type === "resourceAccount" ? "voiceApplicationAssigned" : "userAssigned";
}

// Microsoft's samples: Direct Routing `locationUpdate`, Calling Plan `release` too. Of Operator Connect there is none: assumed as
// Direct Routing, unless the operator manages the location.
function actionsOf({ type, managed_by, location_update }: BrowsedNumber): string[] {
    return [
        ...(managed_by === "customer" && location_update === 1 ? ["locationUpdate"] : []),
        ...(type === "CallingPlan" ? ["release"] : []),
    ];
}
