import { refusalRule } from "./refusal-rule";
import { OWN_RULE } from "./sources";

export const heldOtherwise = refusalRule({
    code: "held-otherwise",
    summary: "a number that the account already holds, but with another type or category",
    service: "accepts",
    source: OWN_RULE,
});
