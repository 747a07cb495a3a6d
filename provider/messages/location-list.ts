import type { TenantDescription } from "../model/tenant";

/** Where the emergency locations are listed: a sentence without its full stop. */
export function locationList({ backend }: Pick<TenantDescription, "backend">): string {
    if (backend === "embedded") return "`teams-phone tenant locations` (Get-CsOnlineLisLocation) lists them";
    if (backend === "powershell") return "Get-CsOnlineLisLocation lists them";
    return "The file of teams-phone:locations lists them (export it again if the location is new: Get-CsOnlineLisLocation)";
}
