import { TeamsPhoneError } from "../../../errors";
import type { Ending } from "./host-process";
import type { Fault } from "./message";

const MODULE = "`Install-Module MicrosoftTeams -Scope CurrentUser` in `pwsh`";
const POWERSHELL = `Install PowerShell 7.2 or later (https://aka.ms/powershell), and then the module: ${MODULE}. If pwsh is not in the PATH, set TEAMS_PHONE_PWSH to its path.`;

interface Circumstances {
    readonly error?: Error;
    readonly ending?: Ending | null;
    readonly fault?: Fault;
}

/** The error for a PowerShell that does not start. Its message says what to install or to allow. */
export function startFailure(circumstances: Circumstances): TeamsPhoneError {
    const message = reason(circumstances);
    return new TeamsPhoneError("powershell-start", message, { cause: circumstances.error });
}

function reason({ error, ending, fault }: Circumstances): string {
    if (fault) return faultReason(fault);
    const stderr = ending?.stderr ?? "";
    if (ending?.startError)
        return ending.startError.code === "ENOENT"
            ? `The tenant is configured for PowerShell (teams-phone:tenant), but pwsh was not found. ${POWERSHELL}`
            : `pwsh cannot be started: ${ending.startError.message}. ${POWERSHELL}`;
    if (/#requires|ScriptRequires/i.test(stderr))
        return `This PowerShell is too old: ${firstLine(stderr)} ${POWERSHELL}`;
    if (/running scripts is disabled|PSSecurityException|UnauthorizedAccess/i.test(stderr))
        return `The execution policy of this machine forbids scripts: ${firstLine(stderr)} Ask its administrator to allow the script host.ps1 of this package (Get-ExecutionPolicy -List shows which policy applies).`;
    const detail = stderr ? ` It wrote: ${stderr}` : "";
    return `PowerShell did not start: ${error?.message ?? "unknown"}.${detail}`;
}

function faultReason({ code, message }: Fault): string {
    if (code.startsWith("Modules_ModuleNotFound"))
        return `PowerShell works, but the module MicrosoftTeams is not installed for this user: ${MODULE}.`;
    if (code === "LanguageMode")
        return "Application control (AppLocker or Windows Defender Application Control) restricts PowerShell scripts on this machine to a mode in which this package's script cannot work. Ask its administrator to allow the script host.ps1, or run on another machine.";
    return `PowerShell could not load the module MicrosoftTeams: ${message} (${code}). Update it: \`Update-Module MicrosoftTeams\`.`;
}

function firstLine(text: string): string {
    const [line = ""] = text.split("\n").filter(each => each.trim() !== "");
    return line.trim();
}
