import type { Explanation } from "./explanation";

// Texts of the embedded tenant, in words of ours, because the real ones are not known. What explains itself is left out.
export const embedded: readonly Explanation[] = [
    {
        pattern: /is a (guest|ghost|softDeleted) and cannot have a phone number/,
        cause: "Numbers are for users and resource accounts of the tenant itself.",
        fix: "Declare another account. One that was deleted can be restored in Entra for thirty days.",
    },
    {
        pattern: /has an extension and cannot be assigned to a resource account/,
        cause: "The cmdlet's first page forbids it; the page has allowed it since March 2023. This tenant behaves as the page (`behaviour: seed` in its world).",
        fix: "Declare a number without an extension, or use a tenant with `behaviour: current`.",
    },
    {
        pattern: /^The Macau region is not supported/,
        cause: "The cmdlet's first page excludes Macau, for numbers and for accounts. This tenant behaves as the page (`behaviour: seed` in its world).",
        fix: "Use a number and an account of another region, or a tenant with `behaviour: current`.",
    },
    {
        pattern: /Regionally Hosted Meetings/,
        cause: "The cmdlet does not serve such tenants at all.",
        fix: "Use Set-CsUser, Set-CsOnlineVoiceUser, Set-CsOnlineApplicationInstance or Set-CsOnlineVoiceApplicationInstance instead.",
    },
    {
        pattern: /already has the (Primary|Private) number/,
        cause: "An account has one primary and one private number, and the new one does not replace the old by itself.",
        fix: "Release the other number first, or declare this one as `Alternate`.",
    },
    {
        pattern: /^Location '.*' is not found/,
        cause: "The tenant has no emergency location with that id.",
        fix: "`Get-CsOnlineLisLocation` (here: `teams-phone tenant locations`) lists them; getEmergencyLocation finds one by its city.",
    },
    {
        pattern: /^The location of a Calling Plan number cannot be removed/,
        cause: "A Calling Plan number always has an emergency location.",
        fix: "Declare another location, or leave `locationId` out.",
    },
    {
        pattern: /^Telephone Number '.*' is not assigned( to '|\.$)/,
        cause: "Somebody else changed the assignment in the meantime, or it was never there.",
        fix: "Run `pulumi up` again, which looks at the tenant first.",
    },
    {
        pattern: /is no longer held by/,
        cause: "Somebody else released or moved the number between the look and the write. Nothing was released.",
        fix: "Run `pulumi preview --refresh` to see who holds it now, and `pulumi up` again.",
    },
    {
        pattern: /^The user '.*' is homed on-premises/,
        cause: "The account is a Skype for Business one, which the cloud's cmdlets do not serve.",
        fix: "Move it to Teams first (Move-CsUser), and wait for the synchronisation.",
    },
    {
        pattern: /is synchronized from on-premises and cannot be changed/,
        cause: "The number comes from on-premises Active Directory, which would write it again.",
        fix: "Clear it there and wait for the synchronisation, or let the tenant convert such numbers (`AllowOnPremToOnlineMigration` of Set-CsPhoneNumberTenantConfiguration).",
    },
    {
        pattern: /^The usage location of user '.*' does not match the country/,
        cause: "A Calling Plan number must be of the country that the account's usage location says.",
        fix: "Declare a number of that country, or correct the usage location in Entra.",
    },
    {
        pattern: /does not support (UserAssignment|VoiceApplicationAssignment)/,
        cause: "User numbers and service numbers differ: the first are for people, the second for call queues and auto attendants; toll-free numbers are service numbers.",
        fix: "Declare a number of the other kind, or have this one's usage changed while nobody holds it.",
    },
    {
        pattern: /^Telephone Number '.*' is not activated yet/,
        cause: "The number is still being activated, or ported in.",
        fix: "Wait until its activation state is Activated, and a port order is complete.",
    },
    {
        pattern: /is blocked from assignment/,
        cause: "The number was blocked when it was unassigned, by a person or by the tenant's setting.",
        fix: "Lift the block (Remove-CsPhoneNumberAssignmentBlock), wait until it ends, or declare another number.",
    },
    {
        pattern: /the user has no primary number/,
        cause: "Alternate and private numbers come beside a primary one.",
        fix: "Assign a primary number first: declare it, and let this declaration depend on it (`dependsOn`).",
    },
    {
        pattern: /has the largest number of alternate numbers/,
        cause: "An account has at most nine alternate numbers.",
        fix: "Release one of them, or give this number to another account.",
    },
    {
        pattern: /needs an emergency location/,
        cause: "In the US and Canada a Calling Plan number needs a location when it is assigned.",
        fix: "Declare `locationId`; getEmergencyLocation finds one by its city.",
    },
    {
        pattern: /^Location '.*' is not in [A-Z]{2}, the country/,
        cause: "Emergency calls are routed in the number's country, so a location elsewhere would mislead them.",
        fix: "Declare a location in the number's country, or a number of the location's.",
    },
    {
        pattern: /^Location '.*' is not validated/,
        cause: "In the US and Canada the address must have been found to exist.",
        fix: "Validate the address in the Teams admin centre, or declare another location.",
    },
    {
        pattern: /cannot be turned off while a telephone number is assigned/,
        cause: "Whoever holds a number has Enterprise Voice.",
        fix: "Release the number: that turns the flag off by itself.",
    },
];
