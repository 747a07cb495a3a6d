/** The cmdlet's page, the source of most offline rules. */
export const SEED_PAGE = "https://learn.microsoft.com/powershell/module/teams/set-csphonenumberassignment";
/** Microsoft's page on assigning numbers: licences, usage locations. */
export const ASSIGN_PAGE =
    "https://learn.microsoft.com/microsoftteams/assign-change-or-remove-a-phone-number-for-a-user";
/** What Get-CsPhoneNumberAssignment and Graph's numberAssignment show about a number. */
export const INVENTORY_PAGE = "https://learn.microsoft.com/powershell/module/teams/get-csphonenumberassignment";
/** For a rule that follows from declaring state rather than from the service. */
export const OWN_RULE = "pulumi-teams-phone";
