import type { Holder } from "../../provider/model/number";
import { ALICE, type Differences } from "./situations";

export const bob = { ...ALICE, objectId: "b", userPrincipalName: "bob@contoso.com", displayName: "Bob" };
export const holds = (category: Holder["category"], objectId: string) => ({
    objectId,
    userPrincipalName: `${objectId}@contoso.com`,
    displayName: objectId,
    category,
});
export const held = { holder: holds("Primary", "b"), use: "assigned" as const };
export const take = { args: { takeFrom: "bob@contoso.com" }, number: held, holder: bob };
export const queue = { ...bob, displayName: "Front desk", type: "resourceAccount" as const };
export const OTHER = "+12065550199";
export const primary = { number: OTHER, type: "CallingPlan", category: "Primary" } as const;
export const direct = { phoneNumberType: "DirectRouting" };
export const nine = Array.from({ length: 9 }, (_, index) => ({
    number: `+1206555020${index}`,
    type: "CallingPlan" as const,
    category: "Alternate" as const,
}));
export const facts = {
    regionallyHostedMeetings: false,
    blocksOnUnassign: false,
    migratesOnPremisesNumbers: false,
    mailsOnAssign: false,
    mailsOnUnassign: false,
} as const;
export const GRAPH = {
    backend: "graph",
    capabilities: { clouds: ["Commercial", "GCC"], setEnterpriseVoice: false, findLocations: false },
} as const;
export const voice = { phoneNumber: undefined, phoneNumberType: undefined, locationId: undefined };

/** A rule, its severity under each preset (`null`: silent), a situation that it reports, and a similar one that it does not. */
export type TenantCase = readonly [
    code: string,
    seed: string | null,
    current: string | null,
    fires: Differences,
    silent: Differences,
];
