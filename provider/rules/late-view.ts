import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { isNewToAccount } from "./situation";

export const lateView: Rule = {
    code: "late-view",
    summary: "a number for an account whose own settings still show another number that the inventory lists as free",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "accepts",
    source: "https://learn.microsoft.com/microsoftteams/operator-connect-configure",
    tenant: situation => {
        if (!isNewToAccount(situation)) return [];
        const { account, declaration } = situation;
        const others = (account.lateView?.stillShows ?? []).filter(number => number !== declaration.number);
        if (others.length === 0) return [];
        const what = `is for ${describeAccount(account)}, whose settings in Teams still show ${others.join(", ")}`;
        const why = "although the tenant's inventory lists it as no longer theirs";
        return [
            {
                property: "phoneNumber",
                message: `${what}, ${why}. After a release that can take up to 24 hours. If nobody released it, find out who holds it before you assign another number.`,
            },
        ];
    },
};
