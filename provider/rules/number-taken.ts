import { refusalRule } from "./refusal-rule";
import { SEED_PAGE } from "./sources";

export const numberTaken = refusalRule({
    code: "number-taken",
    summary: "a number that another account holds, without consent to take it",
    service: "refuses",
    source: SEED_PAGE,
});
