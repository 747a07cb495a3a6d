import { describeAccount } from "../messages/describe-account";
import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

const MACAU = "MO";
const MACAU_CALLING_CODE = "853";

export const macau: Rule = {
    code: "macau",
    summary: "+853 numbers, and accounts with the usage location MO: the Macau region is not supported",
    severity: { seed: "error", current: "warn" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    offline: args => {
        const number = known(args.phoneNumber);
        if (number?.callingCode !== MACAU_CALLING_CODE) return [];
        return [
            {
                property: "phoneNumber",
                message: `is "${number.text}", a Macau number: Teams does not support phone numbers in the Macau region. Use a number of another region.`,
            },
        ];
    },
    tenant: ({ account, declaration }) => {
        if (account?.usageLocation !== MACAU) return [];
        if (declaration.form === "voice" && !declaration.enabled) return [];
        return [
            {
                property: "identity",
                message: `refers to ${describeAccount(account)}, whose usage location is Macau: Teams does not support phone numbers or Enterprise Voice there. Use an account with another usage location.`,
            },
        ];
    },
};
