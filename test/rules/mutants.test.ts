import assert from "node:assert/strict";
import { rules } from "../../provider/rules";
import type { Ruleset } from "../../provider/rules/rule-settings";
import { verdicts as offlineVerdicts } from "./arguments";
import { cases as offlineCases } from "./offline-cases";
import { verdicts as tenantVerdicts } from "./situations";
import { cases as tenantCases } from "./tenant-cases";

/** How many cases of a rule expect it to speak, and how many of them a mutant that lets everything pass still satisfies. */
function survived(code: string): { expected: number; survived: number } {
    const spoke: boolean[] = [];
    const settings = (ruleset: Ruleset) => ({ ruleset, severities: { [code]: "off" } as const });
    const speaks = (said: readonly string[]) => said.some(verdict => verdict.endsWith(` ${code}`));
    for (const { fires } of offlineCases.filter(each => each.code === code))
        spoke.push(...fires.map(args => speaks(offlineVerdicts(args, settings("seed")))));
    for (const [of, seed, current, fires] of tenantCases) {
        if (of !== code) continue;
        if (seed !== null) spoke.push(speaks(tenantVerdicts("seed", fires, settings("seed"))));
        if (current !== null) spoke.push(speaks(tenantVerdicts("current", fires, settings("current"))));
    }
    return { expected: spoke.length, survived: spoke.filter(each => each).length };
}

describe("a mutant rule that lets everything pass", () => {
    for (const { code, offline, tenant } of rules) {
        if (!offline && !tenant) continue;
        it(`fails the cases of ${code}`, () => {
            const { expected, survived: alive } = survived(code);
            assert.ok(expected > 0, "the rule has no case in which it speaks");
            assert.equal(alive, 0);
        });
    }

    it("exists for every rule, except those about the program and the state, which have tests of their own", () => {
        const others = rules.filter(({ offline, tenant }) => !offline && !tenant).map(({ code }) => code);
        assert.deepEqual(others, ["duplicate-number", "tenant-mismatch", "identity-reused"]);
    });
});
