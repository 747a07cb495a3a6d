import { type AccountRow, licencesOf } from "../../tenant/embedded/database/rows";
import type { AccountDetails } from "../../tenant/embedded/queries";
import { givesCallingPlan, givesPhone } from "../../tenant/embedded/service/service-plans";
import { sevenDigits, toCamelCase } from "./identifiers";

/** The same for every account, because a world has no creation times. */
const CREATED = sevenDigits("2025-01-07T09:08:50.911Z");

/** `microsoft.graph.teamsAdministration.teamsUserConfiguration` of Graph's v1.0 metadata. */
export function toUserConfiguration(
    { account, held }: AccountDetails,
    { tenantId, knowsUnknownMembers }: { tenantId: string; knowsUnknownMembers: boolean },
) {
    const type = accountTypeOf(account);
    return {
        id: account.object_id,
        userPrincipalName: account.upn,
        tenantId,
        accountType: type === "ineligibleUser" && !knowsUnknownMembers ? "unknownFutureValue" : type,
        isEnterpriseVoiceEnabled: account.enterprise_voice === 1,
        featureTypes: featuresOf(account),
        telephoneNumbers: held.map(({ number, category }) => ({
            telephoneNumber: number,
            assignmentCategory: toCamelCase(category ?? "Primary"),
        })),
        effectivePolicyAssignments: [],
        createdDateTime: CREATED,
        modifiedDateTime: account.modified === null ? CREATED : sevenDigits(account.modified),
    };
}

// The kinds are from the metadata. Assumption: a user without any licence is an `ineligibleUser`.
function accountTypeOf(account: AccountRow): string {
    if (account.type === "resourceAccount" || account.type === "guest") return account.type;
    if (account.homing === "onPremises") return "sfbOnPremUser";
    return licencesOf(account).length === 0 ? "ineligibleUser" : "user";
}

function featuresOf(account: AccountRow): string[] {
    const plans = licencesOf(account).filter(({ state }) => state === "enabled");
    return [
        "Teams",
        ...(plans.some(({ plan }) => givesPhone(plan, true)) ? ["PhoneSystem"] : []),
        ...(plans.some(({ plan }) => givesCallingPlan(plan)) ? ["CallingPlan"] : []),
    ];
}
