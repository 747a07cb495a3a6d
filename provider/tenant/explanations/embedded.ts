import type { Explanation } from "./explanation";

// Our own texts of the embedded tenant, because the wording of the real service is not known. Texts that need no explanation are
// left out.
export const embedded: readonly Explanation[] = [
    {
        pattern: /is a (guest|ghost|softDeleted) and cannot have a phone number/,
        cause: "Only users and resource accounts of the tenant itself can have numbers.",
        fix: "Declare another account. A deleted account can be restored in Entra for 30 days.",
    },
    {
        pattern: /has an extension and cannot be assigned to a resource account/,
        cause: "The first version of the cmdlet's page forbids it; the page has allowed it since March 2023. This tenant follows the first version (`behaviour: seed` in its world).",
        fix: "Declare a number without an extension, or use a tenant with `behaviour: current`.",
    },
    {
        pattern: /^The Macau region is not supported/,
        cause: "The first version of the cmdlet's page excludes numbers and accounts of Macau. This tenant follows the first version (`behaviour: seed` in its world).",
        fix: "Use a number and an account in another region, or a tenant with `behaviour: current`.",
    },
    {
        pattern: /Regionally Hosted Meetings/,
        cause: "The cmdlet does not support such tenants.",
        fix: "Use Set-CsUser, Set-CsOnlineVoiceUser, Set-CsOnlineApplicationInstance or Set-CsOnlineVoiceApplicationInstance instead.",
    },
    {
        pattern: /already has the (Primary|Private) number/,
        cause: "An account can have only one primary and one private number, and assigning a new one does not replace the old one.",
        fix: "Release the other number first, or declare this one as `Alternate`.",
    },
    {
        pattern: /^Location '.*' is not found/,
        cause: "The tenant has no emergency location with this id.",
        fix: "List the locations with `Get-CsOnlineLisLocation` (here: `teams-phone tenant locations`), or find one by its city with getEmergencyLocation.",
    },
    {
        pattern: /^The location of a Calling Plan number cannot be removed/,
        cause: "A Calling Plan number always has an emergency location.",
        fix: "Declare another location, or leave `locationId` out.",
    },
    {
        pattern: /^Telephone Number '.*' is not assigned( to '|\.$)/,
        cause: "Someone else changed the assignment in the meantime, or it never existed.",
        fix: "Run `pulumi up` again. It reads the tenant before it writes.",
    },
    {
        pattern: /is no longer held by/,
        cause: "Someone else released or moved the number after this run had read it. Nothing was released.",
        fix: "Run `pulumi preview --refresh` to see who holds it now, and then `pulumi up` again.",
    },
    {
        pattern: /^The user '.*' is homed on-premises/,
        cause: "The account is homed in Skype for Business Server, which the cloud cmdlets do not support.",
        fix: "Move it to Teams (Move-CsUser), and wait for the synchronisation.",
    },
    {
        pattern: /is synchronized from on-premises and cannot be changed/,
        cause: "The number comes from on-premises Active Directory, whose next synchronisation would overwrite a change.",
        fix: "Clear it there and wait for the synchronisation, or allow the tenant to convert such numbers (`AllowOnPremToOnlineMigration` of Set-CsPhoneNumberTenantConfiguration).",
    },
    {
        pattern: /^The usage location of user '.*' does not match the country/,
        cause: "A Calling Plan number must be of the same country as the account's usage location.",
        fix: "Declare a number of the account's country, or correct the usage location in Entra.",
    },
    {
        pattern: /does not support (UserAssignment|VoiceApplicationAssignment)/,
        cause: "Only user numbers can be assigned to people, and only service numbers, such as toll-free ones, to call queues and auto attendants.",
        fix: "Declare a number of the other kind, or change the usage of this one while it is unassigned.",
    },
    {
        pattern: /^Telephone Number '.*' is not activated yet/,
        cause: "The number is still being activated or ported in.",
        fix: "Wait until its activation state is Activated and any port order is complete.",
    },
    {
        pattern: /is blocked from assignment/,
        cause: "An administrator blocked the number, or the tenant's setting blocked it when it was unassigned.",
        fix: "Lift the block (Remove-CsPhoneNumberAssignmentBlock), wait until it expires, or declare another number.",
    },
    {
        pattern: /the user has no primary number/,
        cause: "An account needs a primary number before it can have an alternate or private one.",
        fix: "Declare a primary number for the account, and make this declaration depend on it (`dependsOn`).",
    },
    {
        pattern: /already has the maximum of 9 alternate numbers/,
        cause: "An account can have at most nine alternate numbers.",
        fix: "Release one of them, or give this number to another account.",
    },
    {
        pattern: /needs an emergency location/,
        cause: "In the US and Canada, a Calling Plan number needs an emergency location when it is assigned.",
        fix: "Declare `locationId`. getEmergencyLocation finds a location by its city.",
    },
    {
        pattern: /^Location '.*' is not in [A-Z]{2}, the country/,
        cause: "Emergency calls are routed in the number's country, so a location in another country would send help to the wrong place.",
        fix: "Declare a location in the number's country, or a number of the location's country.",
    },
    {
        pattern: /^Location '.*' is not validated/,
        cause: "In the US and Canada, the address of an emergency location must be validated.",
        fix: "Validate the address in the Teams admin centre, or declare another location.",
    },
    {
        pattern: /cannot be turned off while a telephone number is assigned/,
        cause: "An account that holds a number has Enterprise Voice.",
        fix: "Release the number, which also turns the flag off.",
    },
];
