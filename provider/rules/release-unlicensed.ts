import { describeAccount } from "../messages/describe-account";
import type { NotChecked, Problem, Rule } from "./rule";
import { releases } from "./situation";
import { OWN_RULE } from "./sources";
import { hasTeamsPhone } from "./teams-phone-licence";

export const releaseUnlicensed: Rule = {
    code: "release-unlicensed",
    summary: "taking a number from an account without an enabled Teams Phone licence: such releases are known to fail",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "refuses",
    source: OWN_RULE,
    tenant: situation => {
        const { account, holder } = situation;
        return releases(situation).flatMap(({ expectedHolder, number }): (Problem | NotChecked)[] => {
            const loser = [account, holder].find(each => each?.objectId === expectedHolder);
            if (!loser) return [];
            const isLicensed = hasTeamsPhone(loser);
            if (isLicensed === "unknown") return [{ unknown: "licences" }];
            if (isLicensed) return [];
            return [
                {
                    property: "phoneNumber",
                    message: `requires ${describeAccount(loser)} to release ${number}, but ${WHY}`,
                },
            ];
        });
    },
    removal: ({ account, number }) => {
        if (!account) return [];
        const isLicensed = hasTeamsPhone(account);
        if (isLicensed === "unknown") return [{ unknown: "licences" }];
        if (isLicensed) return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${number.number}, which ${describeAccount(account)} is to release, but ${WHY}`,
            },
        ];
    },
};

const WHY =
    "that account has no enabled Teams Phone licence, and such releases are known to fail. If this one fails, give the licence back until it is done.";
