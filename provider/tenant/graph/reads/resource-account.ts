import type { Account } from "../../../model/account";
import type { NumberAssignment } from "../api/wire";
import type { User } from "./user-directory";

/** The department that Teams gives to every resource account. */
const DEPARTMENT = "Microsoft Communication Application Instance";

/**
 * Whether an account is a resource account although its configuration does not say so. A production tool reports that Microsoft Graph
 * leaves resource accounts out of `userConfigurations`. Each of these signs is enough: a number that is assigned to a voice application,
 * the department, and an enabled resource account licence without a licence for people.
 */
export function isResourceAccount(
    { department }: User,
    rows: readonly NumberAssignment[],
    licences: Account["licences"],
): boolean {
    if (rows.some(row => row.assignmentStatus?.toLowerCase() === "voiceapplicationassigned")) return true;
    if (department?.toLowerCase() === DEPARTMENT.toLowerCase()) return true;
    if (licences === "unknown") return false;
    const has = (name: string) => licences.some(({ plan, state }) => plan === name && state !== "disabled");
    return has("MCOEV_VIRTUALUSER") && !has("MCOEV");
}
