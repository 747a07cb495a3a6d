import type { Explanation } from "./explanation";

// Texts of the real cmdlets and of the admin centre, each with the thread that reports it: PS = issues of
// MicrosoftDocs/office-docs-powershell, SfB = issues of OfficeDocs-SkypeForBusiness, GR = issues of microsoft-graph-docs.
export const cmdlets: readonly Explanation[] = [
    {
        // PS 8905.
        pattern: /is not found from tenant/i,
        cause: "The tenant has no such number of this type.",
        fix: "Check the digits and `phoneNumberType` (`Get-CsPhoneNumberAssignment -TelephoneNumber` shows the type); a newly acquired number may take a while to appear.",
    },
    {
        // PS 8905, PS 9281.
        pattern: /lacks appropriate licenses/i,
        cause: "The account has no enabled Teams Phone licence, or, for a Calling Plan number, no Calling Plan.",
        fix: "Assign the licence and wait: the voice service needs minutes to hours to notice it.",
    },
    {
        // The page's example 7; PS 9165, PS 9432.
        pattern: /has already been assigned to another user/i,
        cause: "Another account holds the number, possibly a deleted one or one that is not a Teams user.",
        fix: "`Get-CsPhoneNumberAssignment` shows the holder in AssignedPstnTargetId. To take the number from it, name it in `takeFrom`.",
    },
    {
        // PS 9347; PS 9244 and PS 9281 report it for accounts that only lacked a licence.
        pattern: /telephone number set in the on-premises Active Directory/i,
        cause: "The account's number comes from on-premises Active Directory. Misleadingly, the service also uses this text when only the Teams Phone licence is missing.",
        fix: "Check the licence first. If the account has it, clear the number in Active Directory and wait for the synchronisation.",
    },
    {
        // GR 18206, microsoft-graph-comms-samples 589.
        pattern: /^The user '.*' is not found/i,
        cause: "The voice service does not know the account yet, which is common for new resource accounts.",
        fix: "Check the identity. If the account is new, run `pulumi up` again in a few minutes.",
    },
    {
        // PS 8875, PS 8989.
        pattern: /Request Error, Status: NotFound/i,
        cause: "The account does not exist, or was licensed so recently that the voice service does not know it yet.",
        fix: "Check the identity. If the licence is new, run `pulumi up` again in half an hour to two hours.",
    },
    {
        // PS 8992, PS 9875.
        pattern: /Service is unavailable|Service Unavailable or Unknown Error/i,
        cause: "The service is busy or failing, sometimes for just one account.",
        fix: "Run `pulumi up` again in a few minutes.",
    },
    {
        // PS 8868, with extensions in module 3.x.
        pattern: /^Update failed for user/i,
        cause: "An unspecified failure, reported for numbers with an extension in old versions of the module.",
        fix: "Run `pulumi up` again; with PowerShell, update the MicrosoftTeams module.",
    },
    {
        // PS 9961.
        pattern: /^Invalid credential/i,
        cause: "The sign-in expired. The same error was reported for an app registration with one permission too many.",
        fix: "Sign in again. If that does not help, compare the app's permissions with the list on Microsoft's page on application authentication.",
    },
    {
        // PS 9961, in the title.
        pattern: /^Access Denied/i,
        cause: "The sign-in expired, or lacks a role.",
        fix: "Sign in again, with a role that can manage Teams telephony (Teams Administrator, or Teams Telephony Administrator).",
    },
    {
        // PS 11162, in GCC High before it was supported.
        pattern: /^Resource not found/i,
        cause: "The service of this cloud does not have what was requested. The error was reported in GCC High with modules that did not support that cloud yet.",
        fix: "Update the MicrosoftTeams module and connect to the tenant's own cloud (`-TeamsEnvironmentName TeamsGCCH` or `TeamsDOD`). Microsoft Graph supports phone numbers only in the global cloud.",
    },
    {
        // PS 10042.
        pattern: /^Invalid DirectRoutingTelephoneNumber/i,
        cause: "One of the accounts has an invalid Direct Routing number, which the service fails to read.",
        fix: "Find the account (`Get-CsOnlineUser` shows LineUri) and correct its number; if it is synchronised, in Active Directory.",
    },
    {
        // PS 8742: the older Set-CsUser ignores extensions.
        pattern: /is assigned to another user/i,
        cause: "Another account holds this number. An older cmdlet also gives this error when another account holds the same base number with another extension.",
        fix: "Look the number up with its extension (`Get-CsPhoneNumberAssignment`). If another account holds exactly this number, name it in `takeFrom`. Otherwise assign it with Set-CsPhoneNumberAssignment, which tells extensions apart.",
    },
    {
        // SfB 9739. Connect-MicrosoftTeams reports this before it contacts a tenant.
        pattern: /tokens must have less than \d+ seconds difference/i,
        cause: "The two access tokens of the session must expire at about the same time, and do not.",
        fix: "Request both tokens again, one right after the other, and reconnect.",
    },
    {
        // TeamsFunctions 22.5, Set-TeamsPhoneNumber.
        pattern: /^Contact your operator to change the emergency address/i,
        cause: "The operator manages the emergency location of this Operator Connect number.",
        fix: "Leave `locationId` out, and ask the operator to change the location.",
    },
    {
        // SfB 10153.
        pattern: /activation state is pending/i,
        cause: "The number is still being activated.",
        fix: "Wait until its activation state is Activated; if that takes days, contact Microsoft support.",
    },
    {
        // SfB 3825.
        pattern: /^We can't unassign .* right now/i,
        cause: "A temporary failure of the service.",
        fix: "Run `pulumi up` again later.",
    },
    {
        // Get-CsOnlineTelephoneNumberOrder, example 6: the status of one number in an order.
        pattern: /^The Number is not found/i,
        cause: "The order contains a number that the tenant does not own.",
        fix: "Check its digits against the inventory (`Get-CsPhoneNumberAssignment`), and remove it from the order or acquire it.",
    },
    {
        // PS 7739.
        pattern: /^Unable to update a validated Civic Address/i,
        cause: "A validated address cannot be edited.",
        fix: "Create the changed address as a new one, declare its location for the numbers, and remove the old address once it is unused.",
    },
];
