/** What each code of a `TeamsPhoneError` says. The document is refused while a code of provider/ is missing here, or has gone. */
export const ERROR_CODES = {
    arguments: "The engine called `create` with arguments that `check` should have refused. Please report it.",
    "change-failed": "The service refused a change. What was done before it is undone as far as possible.",
    configuration:
        "A key of the stack's configuration is missing, unknown or malformed; the message lists all of them.",
    "connection-lost": "Command line: an embedded tenant under a fault broke off the call.",
    "exchange-file":
        "The file in which the program's process lists a long exchange cannot be read. Nothing was changed.",
    graph: "Microsoft Graph answered with an error, or with something that this release cannot read.",
    "graph-unreachable": "Microsoft Graph could not be reached.",
    "identity-reused": "The identity belongs to another account than the one that the state knows.",
    "location-ambiguous": "More than one emergency location matches the query.",
    "location-not-found": "No emergency location matches the query.",
    "locations-file": "The file of emergency locations cannot be read; the message gives the line and column.",
    login: "The login to Microsoft Graph or to Microsoft Teams failed or is not set up.",
    malformed: "A text for a cmdlet has half of a surrogate pair. Nothing was sent.",
    node: "Node is older than 22.13.0.",
    "not-assigned": "`PhoneNumberAssignment.get` found no such assignment, or could not read the id.",
    "not-listening": "Command line: `tenant serve` cannot listen on the address.",
    "not-supported":
        "The tenant's backend cannot do it, such as finding emergency locations over Microsoft Graph without a file.",
    "number-taken": "Another account got the number after the run had checked it.",
    offline: "`teams-phone:validation` is `offline`, and this needs the tenant.",
    "outcome-unknown": "The answer to a write was lost. Run `pulumi up` again: it looks before it writes.",
    "partial-failure":
        "A change was written, and what had to follow failed. The resource is kept; run `pulumi up` again.",
    permission: "The login lacks a permission of Microsoft Graph, which the message names.",
    "plan-file": "A file of the plan cannot be written.",
    "plan-not-approved":
        "The plan is not the approved one, or is not complete. Nothing was changed; the message says what differs.",
    powershell: "A cmdlet refused a read, or returned something that this release cannot read.",
    "powershell-lost": "PowerShell ended or did not answer, also after it was started again. Run again.",
    "powershell-module": "PowerShell refused a call, so nothing was sent: the MicrosoftTeams module is too old.",
    "powershell-start":
        "PowerShell or the MicrosoftTeams module is missing, too old or not allowed; the message says what to do.",
    "project-exists": "Command line: `teams-phone new`, in a folder that has one of the files already.",
    refused: "Rules refuse declarations. The message lists every finding, with the rule's code in brackets.",
    "spreadsheet-file": "Command line: a file with assignments cannot be opened.",
    "state-malformed": "The stack's state for the resource was not written by this package.",
    "state-newer": "A newer release of this package wrote the stack's state.",
    "tenant-exists": "Command line: `tenant init` without `--force`, where a tenant exists.",
    "tenant-mismatch": "Another tenant is connected than the one that the stack, or the resource, belongs to.",
    "tenant-missing": "The embedded tenant's file does not exist, and there is no world to create it from.",
    "tenant-unreadable": "The embedded tenant's file cannot be used.",
    throttled: "Microsoft Graph asks for a longer pause than a run waits.",
    "too-many-removals":
        "A run would take away or move more managed numbers than the stack allows. The message lists them.",
    usage: "Command line: the options do not fit together, or the project cannot be read.",
    "world-malformed": "The world's YAML has mistakes; the message lists them with their lines.",
    "world-missing": "The world's file cannot be read.",
};
