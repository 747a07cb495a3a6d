/** What a text of the service means, and what to do about it. */
export interface Explanation {
    readonly cause: string;
    readonly cure: string;
}

interface Known extends Explanation {
    readonly pattern: RegExp;
}

// Real texts, with the thread that each was reported in: PS = issues of MicrosoftDocs/office-docs-powershell,
// SfB = issues of OfficeDocs-SkypeForBusiness, GR = issues of microsoft-graph-docs. The first match counts.
const KNOWN: readonly Known[] = [
    {
        // PS 8905.
        pattern: /is not found from tenant/i,
        cause: "The tenant has no such number of this type.",
        cure: "Check the digits and `phoneNumberType` (`Get-CsPhoneNumberAssignment -TelephoneNumber` shows the type); a number that was just acquired may take a while to appear.",
    },
    {
        // PS 8905, PS 9281.
        pattern: /lacks appropriate licenses/i,
        cause: "The account has no enabled Teams Phone licence, or, for a Calling Plan number, no Calling Plan.",
        cure: "Assign the licence and wait: it takes minutes to hours until the voice service knows it.",
    },
    {
        // The page's example 7; PS 9165, PS 9432.
        pattern: /has already been assigned to another user/i,
        cause: "Another account holds the number, perhaps one that was deleted or is no Teams user.",
        cure: "`Get-CsPhoneNumberAssignment` shows the holder in AssignedPstnTargetId. Name it in `takeFrom` if it is to lose the number.",
    },
    {
        // PS 9347; PS 9244 and PS 9281 saw it for accounts that only lacked a licence.
        pattern: /telephone number set in the on-premises Active Directory/i,
        cause: "The account's number comes from on-premises Active Directory. This text was also seen, misleadingly, when only the Teams Phone licence was missing.",
        cure: "Check the licence first. If it is there, clear the number in Active Directory and wait for the synchronisation.",
    },
    {
        // GR 18206.
        pattern: /^The user '.*' is not found/i,
        cause: "The voice service does not know the account yet; new resource accounts are the usual case.",
        cure: "Check the identity. If the account is new, run `pulumi up` again after some minutes.",
    },
    {
        // PS 8875, PS 8989.
        pattern: /Request Error, Status: NotFound/i,
        cause: "The account is not known, or was licensed so recently that the voice service has not heard of it.",
        cure: "Check the identity. If the licence is new, run `pulumi up` again in half an hour to two hours.",
    },
    {
        // PS 8992, PS 9875.
        pattern: /Service is unavailable|Service Unavailable or Unknown Error/i,
        cause: "The service is busy or failing, at times for one account alone.",
        cure: "Run `pulumi up` again in some minutes.",
    },
    {
        // PS 8868, seen with extensions in module 3.x.
        pattern: /^Update failed for user/i,
        cause: "An unspecified failure; it was seen for numbers with an extension in old versions of the module.",
        cure: "Run `pulumi up` again; with PowerShell, update the MicrosoftTeams module.",
    },
    {
        // PS 9961.
        pattern: /^Invalid credential|Access Denied/i,
        cause: "The sign-in expired, or lacks a role.",
        cure: "Sign in again, with a role that may manage Teams telephony (Teams Administrator, or Teams Telephony Administrator).",
    },
    {
        // TeamsFunctions 22.5, Set-TeamsPhoneNumber.
        pattern: /^Contact your operator to change the emergency address/i,
        cause: "The operator manages the emergency location of this Operator Connect number.",
        cure: "Leave `locationId` out, and have the operator change the location.",
    },
    {
        // SfB 10153.
        pattern: /activation state is pending/i,
        cause: "The number is still being activated.",
        cure: "Wait until its activation state is Activated; if that takes days, ask Microsoft's support.",
    },
    {
        // SfB 3825.
        pattern: /^We can't unassign .* right now/i,
        cause: "A passing failure of the service.",
        cure: "Run `pulumi up` again later.",
    },
];

/** Explains a refusal; `null` for a text that is not known. The service's own words are always shown beside it. */
export function explain(message: string): Explanation | null {
    const known = KNOWN.find(({ pattern }) => pattern.test(message));
    return known ? { cause: known.cause, cure: known.cure } : null;
}
