import { type ArgumentsReading, ASSIGNMENT_KEYS, isGiven } from "../schema/arguments";
import type { Problem, Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const parameterSet: Rule = {
    code: "parameter-set",
    summary: "a mix of the two forms, or an incomplete one",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: SEED_PAGE,
    offline: args => [...missingIdentity(args), ...wrongForm(args)],
};

function missingIdentity(args: ArgumentsReading): readonly Problem[] {
    if (isGiven(args.identity)) return [];
    return [
        {
            property: "identity",
            message: "is missing. Set it to the object id, UPN or SIP address of a user or resource account.",
        },
    ];
}

function wrongForm(args: ArgumentsReading): readonly Problem[] {
    const given = ASSIGNMENT_KEYS.filter(key => isGiven(args[key]));
    if (isGiven(args.enterpriseVoiceEnabled)) {
        const others = given.map(key => `\`${key}\``).join(", ");
        return [
            ...(given.length > 0
                ? [
                      {
                          property: "enterpriseVoiceEnabled",
                          message: `cannot be combined with ${others}: assigning a number turns the flag on. Remove \`enterpriseVoiceEnabled\`, or move it to a resource of its own, with only \`identity\`.`,
                      },
                  ]
                : []),
            ...(args.enterpriseVoiceEnabled.state === "known" && typeof args.enterpriseVoiceEnabled.value !== "boolean"
                ? [
                      {
                          property: "enterpriseVoiceEnabled",
                          message: `is ${args.enterpriseVoiceEnabled.value.text}. It must be true or false, without quotes.`,
                      },
                  ]
                : []),
        ];
    }
    if (given.length === 0) {
        return [
            {
                property: null,
                message:
                    "has no effect. Set `phoneNumber` and `phoneNumberType` to assign a number, or `enterpriseVoiceEnabled` to set the flag.",
            },
        ];
    }
    return (["phoneNumber", "phoneNumberType"] as const)
        .filter(key => !isGiven(args[key]))
        .map(key => ({
            property: key,
            message: "is missing. Assigning a number takes both `phoneNumber` and `phoneNumberType`.",
        }));
}
