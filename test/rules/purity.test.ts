import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const provider = path.join(__dirname, "../../provider");
/** Files of rules/ that do not have a rule. */
const NO_RULES = [
    "corrected-number",
    "index",
    "refusal-rule",
    "rule",
    "rule-settings",
    "situation",
    "sources",
    "teams-phone-licence",
];

// What these stages may import is checked by test/setup/boundaries.test.ts.
describe("the pure stages", () => {
    for (const stage of ["model", "rules", "plan"]) {
        for (const file of readdirSync(path.join(provider, stage))) {
            it(`do not read the clock, random numbers or the environment in ${stage}/${file}`, () => {
                const text = readFileSync(path.join(provider, stage, file), "utf8");
                assert.doesNotMatch(text, /\bDate\b|Math\.random|process\./);
            });
        }
    }

    it("import every rule file in rules/index.ts", () => {
        const listed = readFileSync(path.join(provider, "rules/index.ts"), "utf8");
        const files = readdirSync(path.join(provider, "rules")).map(file => file.replace(".ts", ""));
        for (const file of files.filter(each => !NO_RULES.includes(each))) {
            assert.ok(listed.includes(`from "./${file}"`), file);
        }
    });
});
