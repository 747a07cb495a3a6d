import type { Account } from "../../model/account";
import type { NumberRecord } from "../../model/number";
import type { AssignmentDeclaration } from "../../schema/declaration";
import { SCHEMA_VERSION, type StoredAssignment, type StoredVoice } from "../../schema/state";

function base(account: Account, tenantId: string) {
    return {
        identity: account.userPrincipalName,
        accountObjectId: account.objectId,
        accountType: account.type,
        displayName: account.displayName,
        tenantId,
        schemaVersion: SCHEMA_VERSION,
    } as const;
}

/** The outputs of an assignment that the tenant shows. */
export function assignmentOutputs(
    account: Account,
    number: NumberRecord,
    locationDeclared: boolean,
    tenantId: string,
): StoredAssignment {
    return {
        ...base(account, tenantId),
        phoneNumber: number.number,
        phoneNumberType: number.type,
        assignmentCategory: number.holder?.category ?? "Primary",
        locationId: number.locationId,
        locationDeclared,
        enterpriseVoiceEnabled: account.enterpriseVoiceEnabled,
        previousEnterpriseVoiceEnabled: null,
        activationState: number.activationState,
    };
}

/** The outputs of an assignment that was written but cannot be read back: the state must still name the resource. */
export function writtenOutputs(
    desired: AssignmentDeclaration,
    account: Account,
    before: NumberRecord | null,
    tenantId: string,
): StoredAssignment {
    return {
        ...base(account, tenantId),
        phoneNumber: desired.number,
        phoneNumberType: desired.type,
        assignmentCategory: desired.category,
        locationId: desired.locationId === undefined ? (before?.locationId ?? null) : desired.locationId,
        locationDeclared: desired.locationId !== undefined,
        enterpriseVoiceEnabled: true,
        previousEnterpriseVoiceEnabled: null,
        activationState: before?.activationState ?? "activated",
    };
}

export function voiceOutputs(account: Account, enabled: boolean, previous: boolean, tenantId: string): StoredVoice {
    return {
        ...base(account, tenantId),
        phoneNumber: null,
        phoneNumberType: null,
        assignmentCategory: null,
        locationId: null,
        locationDeclared: false,
        enterpriseVoiceEnabled: enabled,
        previousEnterpriseVoiceEnabled: previous,
        activationState: null,
    };
}
