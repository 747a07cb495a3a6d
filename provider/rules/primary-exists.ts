import { refusalRule } from "./refusal-rule";
import { OWN_RULE } from "./sources";

export const primaryExists = refusalRule({
    code: "primary-exists",
    summary: "an account that already holds another number of this category, which no declaration releases",
    service: "refuses",
    source: OWN_RULE,
});
