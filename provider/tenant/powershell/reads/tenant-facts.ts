import { TeamsPhoneError } from "../../../errors";
import type { TenantFacts } from "../../../model/tenant";
import type { Output } from "../cmdlets";
import { CmdletError } from "../session/cmdlet-error";
import type { Session } from "../session/session";

/** The tenant's settings. Old modules and some clouds do not show them, and no preview should fail because of that. */
export async function readFacts(session: Session): Promise<TenantFacts> {
    const settings = await readSettings(session);
    return {
        regionallyHostedMeetings: "unknown",
        blocksOnUnassign: blocksOnUnassign(settings),
        migratesOnPremisesNumbers: settings?.AllowOnPremToOnlineMigration ?? "unknown",
        mailsOnAssign: settings?.AssignmentEmailEnabled ?? "unknown",
        mailsOnUnassign: settings?.UnassignmentEmailEnabled ?? "unknown",
    };
}

type Settings = Output<"Get-CsPhoneNumberTenantConfiguration">;

async function readSettings(session: Session): Promise<Settings | undefined> {
    try {
        return (await session.read("Get-CsPhoneNumberTenantConfiguration", {}))[0];
    } catch (error) {
        const isAbsent = error instanceof TeamsPhoneError && error.code === "powershell-module";
        if (isAbsent || error instanceof CmdletError) return undefined;
        throw error;
    }
}

function blocksOnUnassign(settings: Settings | undefined): boolean | "unknown" {
    if (settings?.AssignmentBlockedForever || Number(settings?.AssignmentBlockedDays) > 0) return true;
    return settings?.AssignmentBlockedForever === false ? false : "unknown";
}
