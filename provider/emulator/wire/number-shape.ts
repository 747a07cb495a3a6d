import type { NumberField, Queries } from "../../tenant/embedded/queries";
import type { Shape } from "../odata/shape";

const same = (...members: string[]) => Object.fromEntries(members.map(each => [each, each]));

/** The properties by which numbers can be filtered: all but `id` and `city`, as Microsoft's page says. */
export function numberShape(queries: Queries): Shape<NumberField> {
    return {
        type: "microsoft.graph.teamsAdministration.numberAssignment",
        properties: {
            telephoneNumber: { kind: "text", field: "number" },
            operatorId: { kind: "id" },
            numberType: {
                kind: {
                    members: {
                        directRouting: "DirectRouting",
                        callingPlan: "CallingPlan",
                        operatorConnect: "OperatorConnect",
                        internalError: "internalError",
                    },
                },
                field: "type",
            },
            activationState: {
                kind: {
                    members: same(
                        "activated",
                        "assignmentPending",
                        "assignmentFailed",
                        "updatePending",
                        "updateFailed",
                    ),
                },
                field: "activation",
            },
            capabilities: {
                kind: {
                    listOf: {
                        members: {
                            conferenceAssignment: "ConferenceAssignment",
                            voiceApplicationAssignment: "VoiceApplicationAssignment",
                            userAssignment: "UserAssignment",
                            teamsPhoneMobile: "TeamsPhoneMobile",
                        },
                    },
                },
                field: "capabilities",
            },
            locationId: { kind: "id", field: "locationId" },
            civicAddressId: { kind: "id" },
            networkSiteId: { kind: "text", field: "networkSite" },
            isoCountryCode: { kind: "text", field: "country" },
            assignmentTargetId: {
                kind: "id",
                field: "holder",
                // The tenant does not store the ids of policies, conferences and apps that numbers are used for.
                isExact: values =>
                    values.length > 0 && !values.includes(null) && queries.areAccounts(values.map(toLowerCase)),
            },
            assignmentCategory: {
                kind: { members: { primary: "Primary", private: "Private", alternate: "Alternate" } },
                field: "category",
            },
            assignmentStatus: {
                kind: {
                    members: {
                        unassigned: "unassigned",
                        internalError: "internalError",
                        userAssigned: "user",
                        conferenceAssigned: "conference",
                        voiceApplicationAssigned: "voiceApplication",
                        thirdPartyAppAssigned: "thirdPartyApp",
                        policyAssigned: "policy",
                    },
                },
                field: "status",
            },
            portInStatus: { kind: { members: same("completed", "firmOrderCommitmentAccepted") }, field: "portIn" },
            numberSource: { kind: { members: same("online", "onPremises") }, field: "source" },
            supportedCustomerActions: { kind: { listOf: { members: same("locationUpdate", "release") } } },
            reverseNumberLookupOptions: {
                kind: { listOf: { members: same("skipInternalVoip") } },
                field: "reverseLookup",
            },
        },
    };
}

function toLowerCase(value: unknown): string {
    return String(value).toLowerCase();
}
