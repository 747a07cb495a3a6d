import assert from "node:assert/strict";
import { checkTenant, rules } from "../../provider/rules";
import type { Ruleset } from "../../provider/rules/rule-settings";
import { situation, verdicts } from "./situations";
import { cases, queue, take } from "./tenant-cases";

describe("tenant rules", () => {
    it("find nothing wrong where nothing is", () => {
        assert.deepEqual([...verdicts("seed"), ...verdicts("current")], []);
    });

    for (const [code, seed, current, fires, silent] of cases) {
        for (const [ruleset, severity] of [
            ["seed", seed],
            ["current", current],
        ] as [Ruleset, string | null][]) {
            const about = JSON.stringify({ ...fires, holder: fires.holder?.displayName });
            it(`${code} ${severity === null ? "is silent" : `says ${severity}`} under ${ruleset} of ${about}`, () => {
                const said = verdicts(ruleset, fires).filter(verdict => verdict.endsWith(` ${code}`));
                assert.deepEqual([...new Set(said)], severity === null ? [] : [`${severity} ${code}`]);
            });
            it(`${code} is silent under ${ruleset} of its neighbour of ${about}`, () => {
                assert.ok(!verdicts(ruleset, silent).some(verdict => verdict.endsWith(` ${code}`)));
            });
        }
    }

    it("have a case each", () => {
        const tested = new Set(cases.map(([code]) => code));
        assert.deepEqual(
            rules.filter(rule => rule.tenant && !tested.has(rule.code)).map(({ code }) => code),
            [],
        );
    });

    it("say of a queue that loses its number that its callers reach nobody, and nothing of a flag", () => {
        const loses = { ...take, holder: { ...queue, enterpriseVoiceEnabled: true, serves: "callQueue" as const } };
        const { findings } = checkTenant(situation("seed", loses), { ruleset: "seed", severities: {} });
        const said = findings.filter(({ code }) => code === "voice-lost-on-release").map(({ message }) => message);
        assert.equal(said.length, 1);
        assert.match(
            said[0] ?? "",
            /from Front desk .*, which answers for a call queue: callers of that number will no longer reach it/,
        );
    });

    it("say that a number's queue is not known where the tenant does not tell", () => {
        const said = verdicts("seed", { ...take, holder: { ...queue, serves: "unknown" } });
        assert.deepEqual(said, [
            "unknown: which resource accounts serve a call queue or auto attendant (voice-lost-on-release)",
        ]);
    });

    it("say which facts the tenant does not tell, and guess none", () => {
        const said = verdicts("seed", {
            account: { licences: "unknown", homing: "unknown", onPremisesNumber: "unknown" },
            number: { blocked: "unknown" },
        });
        assert.deepEqual(said, [
            "unknown: where accounts are homed (account-type)",
            "unknown: licences (licence)",
            "unknown: numbers synchronised from on-premises (on-premises-number)",
            "unknown: assignment blocks of numbers (number-blocked)",
        ]);
    });

    it("name what a backend could not read of a number, and never take one that serves something unknown", () => {
        const unread = { source: "unknown", activationState: "unknown", portIn: "unknown" } as const;
        assert.deepEqual(verdicts("seed", { number: unread }), [
            "unknown: whether numbers are synchronised from on-premises (on-premises-number)",
            "unknown: whether numbers are still being activated or ported in (number-pending)",
        ]);
        assert.deepEqual(verdicts("seed", { number: { use: "unknown" } }), ["error number-in-service"]);
    });
});
