import type { Explanation } from "./explanation";

// Real texts of the cmdlets and of the admin centre, with the thread that each was reported in: PS = issues of
// MicrosoftDocs/office-docs-powershell, SfB = issues of OfficeDocs-SkypeForBusiness, GR = issues of microsoft-graph-docs.
export const cmdlets: readonly Explanation[] = [
    {
        // PS 8905.
        pattern: /is not found from tenant/i,
        cause: "The tenant has no such number of this type.",
        fix: "Check the digits and `phoneNumberType` (`Get-CsPhoneNumberAssignment -TelephoneNumber` shows the type); a number that was just acquired may take a while to appear.",
    },
    {
        // PS 8905, PS 9281.
        pattern: /lacks appropriate licenses/i,
        cause: "The account has no enabled Teams Phone licence, or, for a Calling Plan number, no Calling Plan.",
        fix: "Assign the licence and wait: it takes minutes to hours until the voice service knows it.",
    },
    {
        // The page's example 7; PS 9165, PS 9432.
        pattern: /has already been assigned to another user/i,
        cause: "Another account holds the number, perhaps one that was deleted or is no Teams user.",
        fix: "`Get-CsPhoneNumberAssignment` shows the holder in AssignedPstnTargetId. Name it in `takeFrom` if it is to lose the number.",
    },
    {
        // PS 9347; PS 9244 and PS 9281 saw it for accounts that only lacked a licence.
        pattern: /telephone number set in the on-premises Active Directory/i,
        cause: "The account's number comes from on-premises Active Directory. This text was also seen, misleadingly, when only the Teams Phone licence was missing.",
        fix: "Check the licence first. If it is there, clear the number in Active Directory and wait for the synchronisation.",
    },
    {
        // GR 18206, microsoft-graph-comms-samples 589.
        pattern: /^The user '.*' is not found/i,
        cause: "The voice service does not know the account yet; new resource accounts are the usual case.",
        fix: "Check the identity. If the account is new, run `pulumi up` again after some minutes.",
    },
    {
        // PS 8875, PS 8989.
        pattern: /Request Error, Status: NotFound/i,
        cause: "The account is not known, or was licensed so recently that the voice service has not heard of it.",
        fix: "Check the identity. If the licence is new, run `pulumi up` again in half an hour to two hours.",
    },
    {
        // PS 8992, PS 9875.
        pattern: /Service is unavailable|Service Unavailable or Unknown Error/i,
        cause: "The service is busy or failing, at times for one account alone.",
        fix: "Run `pulumi up` again in some minutes.",
    },
    {
        // PS 8868, seen with extensions in module 3.x.
        pattern: /^Update failed for user/i,
        cause: "An unspecified failure; it was seen for numbers with an extension in old versions of the module.",
        fix: "Run `pulumi up` again; with PowerShell, update the MicrosoftTeams module.",
    },
    {
        // PS 9961.
        pattern: /^Invalid credential/i,
        cause: "The sign-in expired; this was also seen for an app registration with a permission that it should not have.",
        fix: "Sign in again. If that does not help, compare the app's permissions with those that Microsoft's page on application authentication lists.",
    },
    {
        // PS 9961, in its title.
        pattern: /^Access Denied/i,
        cause: "The sign-in expired, or lacks a role.",
        fix: "Sign in again, with a role that may manage Teams telephony (Teams Administrator, or Teams Telephony Administrator).",
    },
    {
        // PS 11162, of GCC High before it was supported.
        pattern: /^Resource not found/i,
        cause: "This cloud's service did not have what was asked for; it was seen in GCC High with modules from before that cloud was served.",
        fix: "Update the MicrosoftTeams module and connect to the tenant's own cloud (`-TeamsEnvironmentName TeamsGCCH` or `TeamsDOD`). Graph serves the global cloud alone.",
    },
    {
        // PS 10042.
        pattern: /^Invalid DirectRoutingTelephoneNumber/i,
        cause: "Some account carries a Direct Routing number that is none, and the service fails to read it.",
        fix: "Find the account (`Get-CsOnlineUser` shows LineUri) and correct its number, in Active Directory if it comes from there.",
    },
    {
        // PS 8742: the older Set-CsUser ignores extensions.
        pattern: /is assigned to another user/i,
        cause: "Somebody else holds this number, or, where an older cmdlet answered, only the same base number with another extension.",
        fix: "Look the number up with its extension (`Get-CsPhoneNumberAssignment`). If another account holds the very same one, name it in `takeFrom`; else assign it with Set-CsPhoneNumberAssignment, which tells extensions apart.",
    },
    {
        // SfB 9739. Connect-MicrosoftTeams says this, before a tenant is asked.
        pattern: /tokens must have less than \d+ seconds difference/i,
        cause: "The two access tokens that the session was given do not expire at about the same time.",
        fix: "Fetch both tokens anew, one right after the other, and connect again.",
    },
    {
        // TeamsFunctions 22.5, Set-TeamsPhoneNumber.
        pattern: /^Contact your operator to change the emergency address/i,
        cause: "The operator manages the emergency location of this Operator Connect number.",
        fix: "Leave `locationId` out, and have the operator change the location.",
    },
    {
        // SfB 10153.
        pattern: /activation state is pending/i,
        cause: "The number is still being activated.",
        fix: "Wait until its activation state is Activated; if that takes days, ask Microsoft's support.",
    },
    {
        // SfB 3825.
        pattern: /^We can't unassign .* right now/i,
        cause: "A passing failure of the service.",
        fix: "Run `pulumi up` again later.",
    },
    {
        // Get-CsOnlineTelephoneNumberOrder, example 6: the detail of one number in an order.
        pattern: /^The Number is not found/i,
        cause: "The order named a number that the tenant does not own.",
        fix: "Check its digits against the inventory (`Get-CsPhoneNumberAssignment`), and leave it out or acquire it.",
    },
    {
        // PS 7739.
        pattern: /^Unable to update a validated Civic Address/i,
        cause: "An address cannot be edited once it is validated.",
        fix: "Create the changed address as a new one, declare its location for the numbers, and remove the old one when nothing uses it.",
    },
];
