import { describeAccount } from "../messages/describe-account";
import type { NotChecked, Problem, Rule } from "./rule";
import { isResourceAccount, releases } from "./situation";
import { OWN_RULE } from "./sources";

export const releaseUnlicensed: Rule = {
    code: "release-unlicensed",
    summary: "taking a number from an account without a Teams Phone licence: such releases are known to fail",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "refuses",
    source: OWN_RULE,
    tenant: situation => {
        const { account, holder } = situation;
        return releases(situation).flatMap(({ expectedHolder, number }): (Problem | NotChecked)[] => {
            const loser = [account, holder].find(each => each?.objectId === expectedHolder);
            if (!loser) return [];
            if (loser.licences === "unknown") return [{ unknown: "licences" }];
            const isLicensed = loser.licences.some(
                ({ plan, state }) =>
                    state === "enabled" &&
                    (plan === "MCOEV" || (plan === "MCOEV_VIRTUALUSER" && isResourceAccount(loser))),
            );
            if (isLicensed) return [];
            return [
                {
                    property: "phoneNumber",
                    message: `needs ${number} to be released by ${describeAccount(loser)}, who has no enabled Teams Phone licence; such releases are known to fail. If it does, give the licence back until it is done.`,
                },
            ];
        });
    },
};
