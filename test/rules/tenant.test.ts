import assert from "node:assert/strict";
import { checkTenant, rules } from "../../provider/rules";
import type { Ruleset } from "../../provider/rules/rule-settings";
import { situation, verdicts } from "./situations";
import { cases } from "./tenant-cases";
import { facts, queue, take } from "./tenant-fixtures";

describe("tenant rules", () => {
    it("report nothing if nothing is wrong", () => {
        assert.deepEqual([...verdicts("seed"), ...verdicts("current")], []);
    });

    for (const [code, seed, current, fires, silent] of cases) {
        for (const [ruleset, severity] of [
            ["seed", seed],
            ["current", current],
        ] as [Ruleset, string | null][]) {
            const about = JSON.stringify({ ...fires, holder: fires.holder?.displayName });
            it(`${severity === null ? "do not report" : `report the ${severity}`} ${code} under ${ruleset} for ${about}`, () => {
                const said = verdicts(ruleset, fires).filter(verdict => verdict.endsWith(` ${code}`));
                assert.deepEqual([...new Set(said)], severity === null ? [] : [`${severity} ${code}`]);
            });
            it(`do not report ${code} under ${ruleset} for the near neighbour of ${about}`, () => {
                assert.ok(!verdicts(ruleset, silent).some(verdict => verdict.endsWith(` ${code}`)));
            });
        }
    }

    it("each have a test case", () => {
        const tested = new Set(cases.map(([code]) => code));
        assert.deepEqual(
            rules.filter(rule => rule.tenant && !tested.has(rule.code)).map(({ code }) => code),
            [],
        );
    });

    it("warn that a queue that loses its number can no longer be called, and do not mention the flag", () => {
        const loses = { ...take, holder: { ...queue, enterpriseVoiceEnabled: true, serves: "callQueue" as const } };
        const { findings } = checkTenant(situation("seed", loses), { ruleset: "seed", severities: {} });
        const said = findings.filter(({ code }) => code === "voice-lost-on-release").map(({ message }) => message);
        assert.equal(said.length, 1);
        assert.match(
            said[0] ?? "",
            /from Front desk .*, which answers for a call queue: callers of that number will no longer reach it/,
        );
    });

    it("report a number's queue as not checked if the tenant does not expose it, and warn of a shared calling policy", () => {
        const said = verdicts("seed", { ...take, holder: { ...queue, serves: "unknown" } });
        assert.deepEqual(said, [
            "warn voice-lost-on-release",
            "unknown: which resource accounts serve a call queue or auto attendant (voice-lost-on-release)",
        ]);
    });

    it("warn that a shared calling policy may depend on the number of a resource account that serves nothing known", () => {
        const { findings } = checkTenant(situation("seed", { ...take, holder: { ...queue, serves: null } }), {
            ruleset: "seed",
            severities: {},
        });
        const said = findings.filter(({ code }) => code === "voice-lost-on-release").map(({ message }) => message);
        assert.match(said[0] ?? "", /Front desk .*a shared calling policy may depend on it/);
    });

    it("never refuse an on-premises number and call it convertible at once", () => {
        for (const ruleset of ["seed", "current"] as const)
            for (const migratesOnPremisesNumbers of [true, false, "unknown"] as const) {
                const { findings } = checkTenant(
                    situation(ruleset, {
                        account: { onPremisesNumber: "+12065551234" },
                        number: { source: "onPremises" },
                        tenant: { facts: { ...facts, migratesOnPremisesNumbers } },
                    }),
                    { ruleset, severities: {} },
                );
                const severities = findings
                    .filter(({ code }) => code === "on-premises-number")
                    .map(({ severity }) => severity);
                assert.equal(new Set(severities).size, 1, `${ruleset} ${migratesOnPremisesNumbers}`);
            }
    });

    it("report the facts that the tenant does not expose, and guess none", () => {
        const said = verdicts("seed", {
            account: { licences: "unknown", homing: "unknown", onPremisesNumber: "unknown" },
            number: { blocked: "unknown" },
            location: { validation: "unknown" },
        });
        assert.deepEqual(said, [
            "unknown: where accounts are homed (account-type)",
            "unknown: licences (licence)",
            "unknown: numbers synchronised from on-premises (on-premises-number)",
            "unknown: assignment blocks of numbers (number-blocked)",
            "unknown: whether emergency addresses are validated (location-not-validated)",
        ]);
    });

    it("report what a backend could not read of a number, and refuse one with an unknown use", () => {
        const unread = { source: "unknown", activationState: "unknown", portIn: "unknown" } as const;
        assert.deepEqual(verdicts("seed", { number: unread }), [
            "unknown: whether numbers are synchronised from on-premises (on-premises-number)",
            "unknown: whether numbers are still being activated or ported in (number-pending)",
        ]);
        assert.deepEqual(verdicts("seed", { number: { use: "unknown" } }), ["error number-in-service"]);
    });
});
