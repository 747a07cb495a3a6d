import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const duplicateNumber: Rule = {
    code: "duplicate-number",
    summary: "two declarations of the same number; the message names both",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: OWN_RULE,
    program: program => {
        const first = new Map<string, string>();
        return program.flatMap(({ name, args }) => {
            const number = known(args.phoneNumber)?.canonical;
            if (!number) return [];
            const other = first.get(number);
            if (other === undefined) {
                first.set(number, name);
                return [];
            }
            return [
                {
                    resource: name,
                    property: "phoneNumber",
                    message: `is ${number}, which \`${other}\` declares too. A number belongs to one account: remove one of the two.`,
                },
            ];
        });
    },
};
