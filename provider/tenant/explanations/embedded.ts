import type { Known } from "./explain";

// Texts of the embedded tenant, in words of ours, because the real ones are not known. What explains itself is left out.
export const embedded: readonly Known[] = [
    {
        pattern: /is a (guest|ghost|softDeleted) and cannot have a phone number/,
        cause: "Numbers are for users and resource accounts of the tenant itself.",
        cure: "Declare another account. One that was deleted can be restored in Entra for thirty days.",
    },
    {
        pattern: /has an extension and cannot be assigned to a resource account/,
        cause: "The cmdlet's first page forbids it; the page has allowed it since March 2023. This tenant behaves as the page (`behaviour: seed` in its world).",
        cure: "Declare a number without an extension, or use a tenant with `behaviour: current`.",
    },
    {
        pattern: /^The Macau region is not supported/,
        cause: "The cmdlet's first page excludes Macau, for numbers and for accounts. This tenant behaves as the page (`behaviour: seed` in its world).",
        cure: "Use a number and an account of another region, or a tenant with `behaviour: current`.",
    },
    {
        pattern: /Regionally Hosted Meetings/,
        cause: "The cmdlet does not serve such tenants at all.",
        cure: "Use Set-CsUser, Set-CsOnlineVoiceUser, Set-CsOnlineApplicationInstance or Set-CsOnlineVoiceApplicationInstance instead.",
    },
    {
        pattern: /already has the (Primary|Private) number/,
        cause: "An account has one primary and one private number, and the new one does not replace the old by itself.",
        cure: "Release the other number first, or declare this one as `Alternate`.",
    },
    {
        pattern: /^Location '.*' is not found/,
        cause: "The tenant has no emergency location with that id.",
        cure: "`Get-CsOnlineLisLocation` (here: `teams-phone tenant locations`) lists them; getEmergencyLocation finds one by its city.",
    },
    {
        pattern: /^The location of a Calling Plan number cannot be removed/,
        cause: "A Calling Plan number always has an emergency location.",
        cure: "Declare another location, or leave `locationId` out.",
    },
    {
        pattern: /^Telephone Number '.*' is not assigned( to '|\.$)/,
        cause: "Somebody else changed the assignment in the meantime, or it was never there.",
        cure: "Run `pulumi up` again, which looks at the tenant first.",
    },
    {
        pattern: /is no longer held by/,
        cause: "Somebody else released or moved the number between the look and the write. Nothing was released.",
        cure: "Run `pulumi preview --refresh` to see who holds it now, and `pulumi up` again.",
    },
    {
        pattern: /^The user '.*' is homed on-premises/,
        cause: "The account is a Skype for Business one, which the cloud's cmdlets do not serve.",
        cure: "Move it to Teams first (Move-CsUser), and wait for the synchronisation.",
    },
    {
        pattern: /is synchronized from on-premises and cannot be changed/,
        cause: "The number comes from on-premises Active Directory, which would write it again.",
        cure: "Clear it there and wait for the synchronisation, or let the tenant convert such numbers (`AllowOnPremToOnlineMigration` of Set-CsPhoneNumberTenantConfiguration).",
    },
    {
        pattern: /^The usage location of user '.*' does not match the country/,
        cause: "A Calling Plan number must be of the country that the account's usage location says.",
        cure: "Declare a number of that country, or correct the usage location in Entra.",
    },
    {
        pattern: /does not support (UserAssignment|VoiceApplicationAssignment)/,
        cause: "User numbers and service numbers differ: the first are for people, the second for call queues and auto attendants; toll-free numbers are service numbers.",
        cure: "Declare a number of the other kind, or have this one's usage changed while nobody holds it.",
    },
    {
        pattern: /^Telephone Number '.*' is not activated yet/,
        cause: "The number is still being activated, or ported in.",
        cure: "Wait until its activation state is Activated, and a port order is complete.",
    },
    {
        pattern: /is blocked from assignment/,
        cause: "The number was blocked when it was unassigned, by a person or by the tenant's setting.",
        cure: "Lift the block (Remove-CsPhoneNumberAssignmentBlock), wait until it ends, or declare another number.",
    },
    {
        pattern: /the user has no primary number/,
        cause: "Alternate and private numbers come beside a primary one.",
        cure: "Assign a primary number first: declare it, and let this declaration depend on it (`dependsOn`).",
    },
    {
        pattern: /has the largest number of alternate numbers/,
        cause: "An account has at most nine alternate numbers.",
        cure: "Release one of them, or give this number to another account.",
    },
    {
        pattern: /needs an emergency location/,
        cause: "In the US and Canada a Calling Plan number needs a location when it is assigned.",
        cure: "Declare `locationId`; getEmergencyLocation finds one by its city.",
    },
    {
        pattern: /^Location '.*' is not in [A-Z]{2}, the country/,
        cause: "Emergency calls are routed in the number's country, so a location elsewhere would mislead them.",
        cure: "Declare a location in the number's country, or a number of the location's.",
    },
    {
        pattern: /^Location '.*' is not validated/,
        cause: "In the US and Canada the address must have been found to exist.",
        cure: "Validate the address in the Teams admin centre, or declare another location.",
    },
    {
        pattern: /cannot be turned off while a telephone number is assigned/,
        cause: "Whoever holds a number has Enterprise Voice.",
        cure: "Release the number: that turns the flag off by itself.",
    },
];
