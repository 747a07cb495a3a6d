import assert from "node:assert/strict";
import { readArguments } from "../../provider/schema/arguments";
import { sameDeclaration, toDeclaration } from "../../provider/schema/declaration";

const LOCATION = "0f4a3a3c-4f7e-4d0c-9a76-0c8f5b5e8d11";
const assignment = {
    identity: "alice@contoso.com",
    phoneNumber: "+12065551234",
    phoneNumberType: "CallingPlan",
    locationId: LOCATION,
};
const voice = { identity: "alice@contoso.com", enterpriseVoiceEnabled: true };

function areSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
    const [first, second] = [one, other].map(args => toDeclaration(readArguments(args)));
    assert.ok(first && second);
    assert.equal(sameDeclaration(first, second), sameDeclaration(second, first));
    return sameDeclaration(first, second);
}

describe("two declarations", () => {
    it("are the same in any spelling of the same values", () => {
        const spelled = {
            identity: "Alice@Contoso.COM",
            phoneNumber: "12065551234",
            phoneNumberType: "callingplan",
            assignmentCategory: "Primary",
            locationId: LOCATION.toUpperCase(),
        };
        assert.ok(areSame(assignment, spelled));
        assert.ok(areSame(voice, { ...voice, identity: "Alice@Contoso.com" }));
    });

    it("are the same when only what permits a change differs", () => {
        assert.ok(areSame(assignment, { ...assignment, takeFrom: "bob@contoso.com", replacesNumber: "+12065550000" }));
    });

    it("name the same SIP address in any spelling of `sip:`", () => {
        const spelled = (identity: string) => ({ ...assignment, identity });
        assert.ok(areSame(spelled("sip:alice@contoso.com"), spelled("SIP:Alice@Contoso.com")));
    });

    const differences: Record<string, unknown>[] = [
        { identity: "bob@contoso.com" },
        // The SIP address may be another account's.
        { identity: "sip:alice@contoso.com" },
        { phoneNumber: "+12065551235" },
        { phoneNumberType: "DirectRouting" },
        { assignmentCategory: "Private" },
        { locationId: undefined },
        { locationId: null },
        { locationId: LOCATION.replace("0", "1") },
    ];
    for (const difference of differences) {
        const [[key, value] = []] = Object.entries(difference);
        it(`differ when ${key} becomes ${value}`, () => {
            assert.ok(!areSame(assignment, { ...assignment, ...difference }));
        });
    }

    it("differ when one leaves the location and the other removes it", () => {
        assert.ok(!areSame({ ...assignment, locationId: undefined }, { ...assignment, locationId: null }));
    });

    it("differ in the flag, and in the form", () => {
        assert.ok(!areSame(voice, { ...voice, enterpriseVoiceEnabled: false }));
        assert.ok(!areSame(voice, assignment));
    });
});
