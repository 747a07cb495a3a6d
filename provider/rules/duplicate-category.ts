import { describeAccount } from "../messages/describe-account";
import { known } from "../schema/arguments";
import type { Declared, Rule } from "./rule";
import { declaresNumber } from "./situation";
import { OWN_RULE } from "./sources";

const KEEP_ONE = "An account has only one of each: remove one of the two, or make one `Alternate`.";

export const duplicateCategory: Rule = {
    code: "duplicate-category",
    summary: "two primary numbers, or two private ones, for the same account in one program",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: OWN_RULE,
    program: program => {
        const first = new Map<string, Declared>();
        return program.flatMap(each => {
            const category = categoryOf(each);
            const identity = known(each.args.identity);
            if (!identity || category === null) return [];
            const key = `${identity.key} ${category}`;
            const earlier = first.get(key);
            first.set(key, earlier ?? each);
            const number = known(each.args.phoneNumber)?.canonical;
            // `duplicate-number` reports the same number declared twice.
            if (!earlier || number === known(earlier.args.phoneNumber)?.canonical) return [];
            return [
                {
                    resource: each.name,
                    property: "phoneNumber",
                    message: `is ${number}, a second ${category} number for ${identity.text}: \`${earlier.name}\` declares one too. ${KEEP_ONE}`,
                },
            ];
        });
    },
    tenant: situation => {
        const { account, elsewhere, declaration } = situation;
        if (!account || !declaresNumber(situation)) return [];
        const { category } = situation.declaration;
        const other = elsewhere.given.find(each => each.category === category);
        if (category === "Alternate" || !other || declaration.form !== "assignment") return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${declaration.number}, but this program also gives ${describeAccount(account)} the ${category} number ${other.number}, under another name of the account. ${KEEP_ONE}`,
            },
        ];
    },
};

function categoryOf({ args }: Declared) {
    if (!known(args.phoneNumber)?.canonical) return null;
    const category = args.assignmentCategory.state === "absent" ? "Primary" : known(args.assignmentCategory)?.choice;
    return category === undefined || category === null || category === "Alternate" ? null : category;
}
