import { TeamsPhoneError } from "../errors";

/** The error of a write while the configuration says `validation: offline`: nothing about the tenant has been checked. */
export function offlineRefusal(): TeamsPhoneError {
    return new TeamsPhoneError(
        "offline",
        "`teams-phone:validation` is `offline`, which is only for previews without credentials. Nothing was changed. Remove that setting to run `pulumi up`.",
    );
}
