import assert from "node:assert/strict";
import { checkLoss, checkRemoval } from "../../provider/rules";
import type { Removal } from "../../provider/rules/rule";
import { ALICE, situation } from "./situations";
import { facts, holds, primary, queue } from "./tenant-fixtures";

const { number, tenant } = situation("current", { number: { holder: holds("Primary", "a"), use: "assigned" } });
assert.ok(number);
const REMOVAL: Removal = { tenant, ruleset: "current", number, account: ALICE, remaining: [] };

function said(differences: Partial<Removal>): string[] {
    const settings = { ruleset: "current", severities: {} } as const;
    const removal = { ...REMOVAL, ...differences };
    const { findings, notChecked } = checkRemoval(removal, settings);
    return [
        ...[...findings, ...checkLoss(removal, settings)].map(({ severity, code }) => `${severity} ${code}`),
        ...notChecked.map(unknown => `unknown: ${unknown}`),
    ];
}

describe("the preview of a removal", () => {
    it("says nothing of a licensed account with an online number, nor of one that the directory no longer has", () => {
        assert.deepEqual(said({}), []);
        assert.deepEqual(said({ account: null }), []);
    });

    it("warns that it is known to fail without a licence", () => {
        assert.deepEqual(said({ account: { ...ALICE, licences: [] } }), ["warn release-unlicensed"]);
        const disabled = [{ plan: "MCOEV", state: "disabled" as const }];
        assert.deepEqual(said({ account: { ...ALICE, licences: disabled } }), ["warn release-unlicensed"]);
    });

    it("reports licences that the tenant does not show as not checked", () => {
        assert.deepEqual(said({ account: { ...ALICE, licences: "unknown" } }), [
            "unknown: licences (release-unlicensed)",
        ]);
    });

    it("warns that a number from on-premises cannot be released, also where the tenant migrates such numbers", () => {
        for (const migratesOnPremisesNumbers of [true, false, "unknown"] as const)
            assert.deepEqual(
                said({
                    number: { ...number, source: "onPremises" },
                    tenant: { ...tenant, facts: { ...facts, migratesOnPremisesNumbers } },
                }),
                ["warn on-premises-number"],
            );
    });

    it("warns of a primary number that goes while others stay, and not if another primary comes", () => {
        const alternate = { ...primary, category: "Alternate" } as const;
        assert.deepEqual(said({ remaining: [alternate] }), ["warn alternate-needs-primary"]);
        assert.deepEqual(said({ remaining: [alternate, primary] }), []);
        const own = { ...number, holder: holds("Alternate", "a") };
        assert.deepEqual(said({ number: own, remaining: [alternate] }), []);
    });

    it("warns that callers of a queue, or users of a shared calling policy, lose a resource account's number", () => {
        for (const serves of ["callQueue", "autoAttendant", null, "unknown"] as const)
            assert.deepEqual(said({ account: { ...queue, serves } }), ["warn voice-lost-on-release"]);
    });
});
