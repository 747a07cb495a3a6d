/** What a service plan means for phone numbers. Communications Credits pay for calls, but give no number. */
export type PlanEffect = "teamsPhone" | "resourceAccount" | "callingPlan" | "credits" | "none";

export interface ServicePlan {
    /** Its name in `licenseDetails`; GCC has the same plans with `_GOV` at the end. */
    readonly name: string;
    readonly effect: PlanEffect;
    /** `servicePlanId` values (GUID, lower case), of GCC as well; `[]` where no source shows one. */
    readonly ids: readonly string[];
    /** Where the meaning comes from. */
    readonly source: string;
}

/** Names and ids. */
const PLANS_PAGE = "https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference";
/** What Microsoft's report of PSTN usage says that each plan is. */
const USAGE_REPORT = "https://learn.microsoft.com/microsoftteams/teams-analytics-and-reports/pstn-usage-report";
const ASSIGN_PAGE = "https://learn.microsoft.com/microsoftteams/assign-change-or-remove-a-phone-number-for-a-user";
const RESOURCE_PAGE = "https://learn.microsoft.com/microsoftteams/manage-resource-accounts";

export const SERVICE_PLANS: readonly ServicePlan[] = [
    {
        name: "MCOEV",
        effect: "teamsPhone",
        ids: ["4828c8ec-dc2e-4779-b502-87ac9ce28ab7", "db23fce2-a974-42ef-9002-d78dd42a0f22"],
        source: ASSIGN_PAGE,
    },
    // Business Voice: the same for small and medium business.
    { name: "MCOEVSMB", effect: "teamsPhone", ids: ["ed777b71-af04-42ca-9798-84344c66f7c6"], source: PLANS_PAGE },
    // Common area phones, whose product contains Teams Phone.
    { name: "MCOCAP", effect: "teamsPhone", ids: [], source: PLANS_PAGE },
    {
        name: "MCOEV_VIRTUALUSER",
        effect: "resourceAccount",
        ids: ["f47330e9-c134-43b3-9993-e7f004506889", "0628a73f-3b4a-4989-bd7b-0f8823144313"],
        source: RESOURCE_PAGE,
    },
    {
        name: "MCOPSTN1",
        effect: "callingPlan",
        ids: ["4ed3ff63-69d7-4fb7-b984-5aec7f605ca8", "3c8a8792-7866-409b-bb61-1b20ace0368b"],
        source: USAGE_REPORT,
    },
    { name: "MCOPSTN2", effect: "callingPlan", ids: ["5a10155d-f5c1-411a-a8ec-e99aae125390"], source: USAGE_REPORT },
    { name: "MCOPSTN5", effect: "callingPlan", ids: ["54a152dc-90de-4996-93d2-bc47e670fc06"], source: USAGE_REPORT },
    { name: "MCOPSTN6", effect: "callingPlan", ids: [], source: USAGE_REPORT },
    { name: "MCOPSTN8", effect: "callingPlan", ids: [], source: USAGE_REPORT },
    { name: "MCOPSTN9", effect: "callingPlan", ids: [], source: USAGE_REPORT },
    { name: "MCOPSTNEAU", effect: "callingPlan", ids: [], source: PLANS_PAGE },
    { name: "MCOPSTNC", effect: "credits", ids: ["505e180f-f7e0-4b65-91d4-00d670bbd18c"], source: PLANS_PAGE },
    { name: "MCOPSTNPP", effect: "credits", ids: [], source: USAGE_REPORT },
    { name: "MCOSTANDARD", effect: "none", ids: ["0feaeb32-d00e-4d66-bd5a-43b5b83db82c"], source: PLANS_PAGE },
    { name: "MCOMEETADV", effect: "none", ids: ["3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40"], source: PLANS_PAGE },
    { name: "TEAMS1", effect: "none", ids: ["57ff2da0-773e-42df-b2af-ffb7a2317929"], source: PLANS_PAGE },
];

const EFFECTS = new Map(SERVICE_PLANS.map(({ name, effect }) => [name, effect]));

/**
 * What a plan means. Microsoft sells Calling Plans under more names than the table has, all of which begin with MCOPSTN, so an
 * unknown one counts as a Calling Plan.
 * @param name In any case, and with `_GOV` for GCC.
 */
export function effectOf(name: string): PlanEffect {
    const plain = plainName(name);
    return EFFECTS.get(plain) ?? (plain.startsWith("MCOPSTN") ? "callingPlan" : "none");
}

/** The name of the same plan outside GCC. */
export function plainName(name: string): string {
    return name.toUpperCase().replace(/_GOV$/, "");
}
