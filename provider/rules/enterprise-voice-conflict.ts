import { describeAccount } from "../messages/describe-account";
import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const enterpriseVoiceConflict: Rule = {
    code: "enterprise-voice-conflict",
    summary:
        "`enterpriseVoiceEnabled: false` for an account that also gets a number, or two declarations of the flag for one account",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: SEED_PAGE,
    program: program => {
        const given = new Map<string, string>();
        const flags = new Map<string, { name: string; value: boolean }>();
        for (const { name, args } of program) {
            const key = known(args.identity)?.key;
            if (key !== undefined && known(args.phoneNumber)?.canonical) given.set(key, name);
        }
        return program.flatMap(({ name, args }) => {
            const key = known(args.identity)?.key;
            const value = known(args.enterpriseVoiceEnabled);
            if (key === undefined || typeof value !== "boolean") return [];
            const property = "enterpriseVoiceEnabled";
            const holder = given.get(key);
            const earlier = flags.get(key);
            flags.set(key, earlier ?? { name, value });
            const found = [];
            if (!value && holder !== undefined) {
                found.push({
                    resource: name,
                    property,
                    message: `is false, but \`${holder}\` gives ${key} a number, which turns the flag on. Remove one of the two declarations.`,
                });
            }
            if (earlier) {
                found.push({
                    resource: name,
                    property,
                    message: `is also declared for ${key} by \`${earlier.name}\`. Keep only one of the two.`,
                });
            }
            return found;
        });
    },
    tenant: ({ account, declaration, elsewhere }) => {
        if (declaration.form !== "voice" || !account) return [];
        const property = "enterpriseVoiceEnabled";
        const numbers = [...account.numbers, ...elsewhere.given].map(({ number }) => number);
        const found = [];
        if (!declaration.enabled && numbers.length > 0)
            found.push({
                property,
                message: `is false, but ${describeAccount(account)} has ${[...new Set(numbers)].join(", ")}, and a number cannot be used without the flag. Release the number first.`,
            });
        if (elsewhere.flags.length > 0)
            found.push({
                property,
                message: `is also declared for ${describeAccount(account)} under another name of the account. Keep only one of the two.`,
            });
        return found;
    },
};
