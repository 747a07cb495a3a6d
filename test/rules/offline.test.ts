import assert from "node:assert/strict";
import { checkArguments } from "../../provider/rules";
import { DEFAULT_SETTINGS } from "../../provider/rules/rule-settings";
import { readArguments, UNKNOWN } from "../../provider/schema/arguments";
import { good, verdicts } from "./arguments";
import { cases, direct } from "./offline-cases";

describe("offline rules", () => {
    for (const { code, fires, silent } of cases) {
        for (const args of fires) {
            it(`report ${code} for ${JSON.stringify(args)}`, () => {
                assert.ok(
                    verdicts(args).some(verdict => verdict.endsWith(` ${code}`)),
                    verdicts(args).join(", "),
                );
            });
        }
        for (const args of silent) {
            it(`do not report ${code} for ${JSON.stringify(args)}`, () => {
                assert.ok(!verdicts(args).some(verdict => verdict.endsWith(` ${code}`)), verdicts(args).join(", "));
            });
        }
    }

    it("report all problems of one declaration at once", () => {
        const args = {
            identity: "alice",
            phoneNumber: "tel:12",
            phoneNumberType: "Mobile",
            locationId: "here",
            colour: "red",
        };
        assert.deepEqual(verdicts(args), [
            "error unknown-argument",
            "error identity-format",
            "error number-prefix",
            "error number-type",
            "error location-format",
        ]);
    });

    it("report nothing for a value that is not known yet", () => {
        const unknowns = { identity: UNKNOWN, phoneNumber: UNKNOWN, phoneNumberType: UNKNOWN, locationId: UNKNOWN };
        assert.deepEqual(verdicts(unknowns), []);
    });

    it("suggest the cleaned number for spaces, dashes and `tel:`", () => {
        for (const text of ["+1 (206) 555-1234", "tel:+1-206-555-1234", "+1.206.555.1234"]) {
            const [finding] = checkArguments(readArguments({ ...good, phoneNumber: text }), DEFAULT_SETTINGS);
            assert.match(finding?.message ?? "", /Write "\+12065551234"/);
        }
    });

    it("explain that `hostedVoiceMail` is no longer needed, and what a misspelt key should be", () => {
        const messages = checkArguments(
            readArguments({ ...good, hostedVoiceMail: true, locationid: "x" }),
            DEFAULT_SETTINGS,
        );
        assert.match(messages[0]?.message ?? "", /no longer needed/);
        assert.match(messages[1]?.message ?? "", /did you mean `locationId`\?/);
    });

    it("only warn of an impossible Direct Routing number, which a private exchange may route", () => {
        assert.deepEqual(verdicts({ ...direct, phoneNumber: "+1206555000;ext=1234" }), ["warn number-impossible"]);
        assert.deepEqual(verdicts({ ...good, phoneNumber: "+1206555000" }), ["error number-impossible"]);
    });

    it("use the severities of the preset and of the stack", () => {
        const macau = { ...good, phoneNumber: "+85328212345" };
        assert.deepEqual(verdicts(macau), ["error macau"]);
        assert.deepEqual(verdicts(macau, { ruleset: "current", severities: {} }), ["warn macau"]);
        assert.deepEqual(verdicts(macau, { ruleset: "seed", severities: { macau: "off" } }), []);
    });
});
