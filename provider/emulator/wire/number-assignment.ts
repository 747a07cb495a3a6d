import type { NumberDetails } from "../../tenant/embedded/queries";
import { guidOf, toCamelCase } from "./identifiers";

/** The operator id of each number type. The first two come from Microsoft's samples. */
const OPERATORS: Readonly<Record<NumberDetails["type"], string>> = {
    DirectRouting: "7a205197-8e59-487d-b9fa-3fc1b108f1e5",
    CallingPlan: "0019adbc-b82a-47b4-a799-4e993a9982f1",
    OperatorConnect: guidOf("an operator"),
};
const CAPABILITIES = ["conferenceAssignment", "voiceApplicationAssignment", "userAssignment", "teamsPhoneMobile"];

/** An id that is opaque to clients. In Microsoft's samples it decodes to a GUID and the number; assumption: the GUID is the operator's. */
export function numberId({ number, type }: { number: string; type: NumberDetails["type"] }): string {
    return Buffer.from(`${OPERATORS[type]}|${number}`).toString("base64url");
}

/** The number in an id; `null` for an invalid id. */
export function numberOfId(id: string): string | null {
    const [, number] = /^[0-9a-f-]{36}\|(\+.+)$/.exec(Buffer.from(id, "base64url").toString()) ?? [];
    return number ?? null;
}

/** `microsoft.graph.teamsAdministration.numberAssignment` of Graph's v1.0 metadata. */
export function toNumberAssignment(row: NumberDetails) {
    return {
        id: numberId(row),
        telephoneNumber: row.number,
        operatorId: OPERATORS[row.type],
        numberType: toCamelCase(row.type),
        activationState: row.activation,
        capabilities: (JSON.parse(row.capabilities) as string[])
            .map(toCamelCase)
            .filter(each => CAPABILITIES.includes(each)),
        locationId: row.location_id,
        // The tenant stores only locations, not civic addresses, so the id is derived from the location's address.
        civicAddressId: row.location_address === null ? null : guidOf(row.location_address),
        networkSiteId: row.network_site,
        city: row.city,
        isoCountryCode: row.country,
        assignmentTargetId: row.holder ?? (row.use === null ? null : guidOf(`${row.use} ${row.number}`)),
        assignmentCategory: row.category === null ? null : toCamelCase(row.category),
        assignmentStatus: statusOf(row),
        portInStatus: row.port_in,
        numberSource: row.source,
        supportedCustomerActions: actionsOf(row),
        reverseNumberLookupOptions: JSON.parse(row.reverse_lookup) as string[],
    };
}

function statusOf({ holder, holder_type, use }: NumberDetails): string {
    if (holder === null) return use === null ? "unassigned" : `${use}Assigned`;
    return holder_type === "resourceAccount" ? "voiceApplicationAssigned" : "userAssigned";
}

// In Microsoft's samples, Direct Routing has `locationUpdate`, and Calling Plan also `release`. There is no sample for Operator
// Connect; assumption: the same as Direct Routing, unless the operator manages the location.
function actionsOf({ type, managed_by, location_update }: NumberDetails): string[] {
    return [
        ...(managed_by === "customer" && location_update === 1 ? ["locationUpdate"] : []),
        ...(type === "CallingPlan" ? ["release"] : []),
    ];
}
