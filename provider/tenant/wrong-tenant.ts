import { TeamsPhoneError } from "../errors";

/**
 * The error for a login or connection that reaches a tenant other than the one that the stack may touch.
 * @param found What was found instead, as a clause: "the login reaches Contoso (<id>)".
 * @param advice A sentence on what to do.
 */
export function wrongTenant(tenantId: string, found: string, advice = ""): TeamsPhoneError {
    const message = `The stack may touch only tenant ${tenantId} (configuration teams-phone:tenantId), but ${found}. Nothing was changed.`;
    return new TeamsPhoneError("tenant-mismatch", advice ? `${message} ${advice}` : message);
}
