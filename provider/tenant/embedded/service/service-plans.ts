// The embedded service has its own table of plans. It shares none with the rules and with the Graph backend, so that tests of one
// against the other can find mistakes in both.

// From Microsoft's page "Product names and service plan identifiers for licensing".
const PHONE = ["MCOEV", "MCOEV_GOV", "MCOEVSMB", "MCOCAP"];
const RESOURCE_ACCOUNT = ["MCOEV_VIRTUALUSER", "MCOEV_VIRTUALUSER_GOV"];
/** Plans that begin like Calling Plans, and only pay for calls. */
const CREDITS = ["MCOPSTNC", "MCOPSTNC_GOV", "MCOPSTNPP", "MCOPSTNPP_GOV"];
const IDS: Readonly<Record<string, string>> = {
    MCOEV: "4828c8ec-dc2e-4779-b502-87ac9ce28ab7",
    MCOEV_GOV: "db23fce2-a974-42ef-9002-d78dd42a0f22",
    MCOEVSMB: "ed777b71-af04-42ca-9798-84344c66f7c6",
    MCOEV_VIRTUALUSER: "f47330e9-c134-43b3-9993-e7f004506889",
    MCOEV_VIRTUALUSER_GOV: "0628a73f-3b4a-4989-bd7b-0f8823144313",
    MCOPSTN1: "4ed3ff63-69d7-4fb7-b984-5aec7f605ca8",
    MCOPSTN1_GOV: "3c8a8792-7866-409b-bb61-1b20ace0368b",
    MCOPSTN2: "5a10155d-f5c1-411a-a8ec-e99aae125390",
    MCOPSTN5: "54a152dc-90de-4996-93d2-bc47e670fc06",
    MCOPSTNC: "505e180f-f7e0-4b65-91d4-00d670bbd18c",
    TEAMS1: "57ff2da0-773e-42df-b2af-ffb7a2317929",
};

/** Teams Phone; for a resource account, the licence of its kind counts as well. */
export function givesPhone(plan: string, isResourceAccount: boolean): boolean {
    return PHONE.includes(plan) || (isResourceAccount && RESOURCE_ACCOUNT.includes(plan));
}

export function givesCallingPlan(plan: string): boolean {
    return plan.startsWith("MCOPSTN") && !CREDITS.includes(plan);
}

/** The `servicePlanId` of a plan; `null` where Microsoft's page, as far as it is known here, has none. */
export function servicePlanId(plan: string): string | null {
    return IDS[plan] ?? null;
}
