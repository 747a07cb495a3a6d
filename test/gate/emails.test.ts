import assert from "node:assert/strict";
import { couldEmail, emailsInWords } from "../../provider/gate/report/emails";
import { planText } from "../../provider/gate/report/findings-text";
import type { Holder } from "../../provider/model/number";
import type { TenantFacts } from "../../provider/model/tenant";
import { ALICE, type Differences, situation } from "../rules/situations";

const BOB = { ...ALICE, objectId: "b", userPrincipalName: "bob@contoso.com", displayName: "Bob" };
const HELD: { holder: Holder; use: "assigned" } = {
    holder: { objectId: "b", userPrincipalName: "bob@contoso.com", displayName: "Bob", category: "Primary" },
    use: "assigned",
};
const TAKEN_FROM_BOB: Differences = { args: { takeFrom: "bob@contoso.com" }, number: HELD, holder: BOB };

function said(assign: boolean | "unknown", unassign: boolean | "unknown", ...differences: Differences[]) {
    const facts: TenantFacts = {
        regionallyHostedMeetings: false,
        blocksOnUnassign: false,
        migratesOnPremisesNumbers: false,
        mailsOnAssign: assign,
        mailsOnUnassign: unassign,
    };
    const situations = differences.map(each => situation("seed", each));
    return emailsInWords(situations, facts);
}

describe("the line about the tenant's own emails", () => {
    it("is absent in a tenant that sends none, or does not expose whether it does", () => {
        assert.equal(said(false, false, {}, TAKEN_FROM_BOB), null);
        assert.equal(said("unknown", "unknown", {}, TAKEN_FROM_BOB), null);
    });

    it("counts the people who get a number", () => {
        assert.equal(
            said(true, false, {}),
            "1 person will receive an email from the tenant about a number that they get.",
        );
        assert.equal(
            said(true, false, {}, { account: { ...ALICE, objectId: "c" } }),
            "2 people will receive an email from the tenant about a number that they get.",
        );
    });

    it("counts the people who lose a number, and says which losses it cannot count", () => {
        assert.equal(
            said(false, true, TAKEN_FROM_BOB),
            "1 person will receive an email from the tenant about a number that they lose (people whose declaration was removed are not counted).",
        );
        assert.match(said(true, true, TAKEN_FROM_BOB) ?? "", /^2 people .* that they get or lose \(/);
    });

    it("counts a person once, even if they both get and lose a number", () => {
        assert.match(said(true, true, {}, {}) ?? "", /^1 person /);
    });

    it("counts neither resource accounts nor assignments that already exist", () => {
        assert.equal(said(true, true, { account: { type: "resourceAccount" } }), null);
        const own = { ...HELD, holder: { ...HELD.holder, objectId: "a" }, locationId: null };
        assert.equal(said(true, true, { account: { enterpriseVoiceEnabled: true }, number: own }), null);
    });

    it("says `up to` if only the engine knows whether the number is released", () => {
        const taken = { number: HELD, holder: BOB };
        assert.match(said(true, true, taken) ?? "", /^up to 2 people /);
    });

    it("is an open question only if something is assigned or released", () => {
        assert.equal(couldEmail(situation("seed")), true);
        const flag = { phoneNumber: undefined, phoneNumberType: undefined, locationId: undefined };
        assert.equal(couldEmail(situation("seed", { args: { ...flag, enterpriseVoiceEnabled: true } })), false);
    });

    it("ends the plan, even a long one", () => {
        const plan = Array.from({ length: 70 }, (_, index) => `user${index}: assign`);
        const lines = planText({ plan, emails: "70 people will receive an email." }).split("\n");
        assert.deepEqual(lines.slice(-2), ["  and 10 more", "  70 people will receive an email."]);
        assert.doesNotMatch(planText({ plan, emails: null }), /receive an email/);
    });
});
