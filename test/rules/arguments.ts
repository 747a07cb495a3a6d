import { checkArguments } from "../../provider/rules";
import { DEFAULT_SETTINGS, type RuleSettings } from "../../provider/rules/rule-settings";
import { readArguments } from "../../provider/schema/arguments";

/** Arguments that no rule objects to. */
export const good = {
    identity: "alice@contoso.com",
    phoneNumber: "+12065551234",
    phoneNumberType: "CallingPlan",
};

/** Codes and severities that the offline rules give for these arguments, as `error number-format`. */
export function verdicts(args: Record<string, unknown>, settings: RuleSettings = DEFAULT_SETTINGS): string[] {
    return checkArguments(readArguments(args), settings).map(({ severity, code }) => `${severity} ${code}`);
}
