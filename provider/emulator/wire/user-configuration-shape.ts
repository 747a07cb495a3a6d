import type { AccountField } from "../../tenant/embedded/queries";
import type { Shape } from "../odata/shape";

const same = (...members: string[]) => Object.fromEntries(members.map(each => [each, each]));

/** The properties of user configurations by which lists can be filtered and ordered. */
export const CONFIGURATION_SHAPE: Shape<AccountField> = {
    type: "microsoft.graph.teamsAdministration.teamsUserConfiguration",
    properties: {
        id: { kind: "id", field: "objectId" },
        userPrincipalName: { kind: "id", field: "upn" },
        tenantId: { kind: "id" },
        accountType: {
            kind: {
                members: same(
                    "user",
                    "resourceAccount",
                    "guest",
                    "sfbOnPremUser",
                    "unknown",
                    "unknownFutureValue",
                    "ineligibleUser",
                ),
            },
        },
        isEnterpriseVoiceEnabled: { kind: "boolean", field: "voice" },
        featureTypes: { kind: { listOf: "text" } },
        telephoneNumbers: {
            kind: {
                listOf: {
                    type: "microsoft.graph.teamsAdministration.assignedTelephoneNumber",
                    properties: {
                        telephoneNumber: { kind: "text" },
                        assignmentCategory: { kind: { members: same("primary", "private", "alternate") } },
                    },
                },
            },
        },
        effectivePolicyAssignments: {
            kind: {
                listOf: {
                    type: "microsoft.graph.teamsAdministration.effectivePolicyAssignment",
                    properties: { policyType: { kind: "text" } },
                },
            },
        },
        createdDateTime: { kind: "time" },
        modifiedDateTime: { kind: "time" },
    },
};
