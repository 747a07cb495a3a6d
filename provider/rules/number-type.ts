import { CATEGORIES, type ChoiceReading, type Field, known, PHONE_NUMBER_TYPES } from "../schema/arguments";
import type { Problem, Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const numberType: Rule = {
    code: "number-type",
    summary: "a `phoneNumberType` or `assignmentCategory` that is not one of the three",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: `${SEED_PAGE}#-phonenumbertype`,
    offline: args => [
        ...notOneOf("phoneNumberType", args.phoneNumberType, PHONE_NUMBER_TYPES),
        ...notOneOf("assignmentCategory", args.assignmentCategory, CATEGORIES),
    ],
};

function notOneOf<T extends string>(
    property: string,
    given: Field<ChoiceReading<T>>,
    words: readonly T[],
): readonly Problem[] {
    const reading = known(given);
    if (!reading || reading.choice !== null) return [];
    return [{ property, message: `is ${reading.text}. It must be one of ${words.join(", ")}.` }];
}
