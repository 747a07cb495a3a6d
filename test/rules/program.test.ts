import assert from "node:assert/strict";
import { checkProgram } from "../../provider/rules";
import { DEFAULT_SETTINGS } from "../../provider/rules/rule-settings";
import { readArguments } from "../../provider/schema/arguments";
import { good } from "./arguments";

function verdicts(program: Record<string, Record<string, unknown>>): string[] {
    const declared = Object.entries(program).map(([name, args]) => ({ name, args: readArguments(args) }));
    return checkProgram(declared, DEFAULT_SETTINGS).map(
        ({ resource, finding }) => `${resource}: ${finding.code}: ${finding.message}`,
    );
}

describe("program rules", () => {
    it("refuse two declarations of one number in any spelling, and name both", () => {
        const [only, ...rest] = verdicts({
            alice: good,
            bob: { ...good, identity: "bob@contoso.com", phoneNumber: "12065551234" },
        });
        assert.match(only ?? "", /^bob: duplicate-number: .*\+12065551234.*`alice`/);
        assert.deepEqual(rest, []);
    });

    it("allow different extensions of one base number", () => {
        const direct = { ...good, phoneNumberType: "DirectRouting" };
        assert.deepEqual(
            verdicts({
                a: { ...direct, phoneNumber: "+14255551000;ext=1" },
                b: { ...direct, identity: "bob@contoso.com", phoneNumber: "+14255551000;ext=2" },
            }),
            [],
        );
    });

    it("refuse two primary or two private numbers for one account, and allow several alternate ones", () => {
        const another = { ...good, identity: "ALICE@contoso.com", phoneNumber: "+12065551235" };
        for (const assignmentCategory of ["Primary", "Private"]) {
            const [only, ...rest] = verdicts({
                first: { ...good, assignmentCategory },
                again: { ...another, assignmentCategory },
            });
            assert.match(only ?? "", /^again: duplicate-category: is \+12065551235.*`first` declares one too/);
            assert.deepEqual(rest, []);
        }
        const assignmentCategory = "Alternate";
        assert.deepEqual(
            verdicts({ first: { ...good, assignmentCategory }, again: { ...another, assignmentCategory } }),
            [],
        );
        assert.deepEqual(verdicts({ first: good, again: { ...another, assignmentCategory } }), []);
    });

    it("refuse `enterpriseVoiceEnabled: false` for an account that also gets a number, in any spelling of the account", () => {
        const [only] = verdicts({
            alice: good,
            off: { identity: "Alice@Contoso.com", enterpriseVoiceEnabled: false },
        });
        assert.match(only ?? "", /^off: enterprise-voice-conflict: .*`alice`/);
    });

    it("leave a SIP address with `sip:` and a UPN of the same text to the tenant, where they may be two accounts", () => {
        const sip = { ...good, identity: `sip:${good.identity}`, phoneNumber: "+12065551235" };
        assert.deepEqual(verdicts({ alice: good, other: sip }), []);
    });

    it("allow `enterpriseVoiceEnabled: true` together with an assignment, as in examples 3 and 4 on the cmdlet's page", () => {
        assert.deepEqual(verdicts({ alice: good, on: { identity: good.identity, enterpriseVoiceEnabled: true } }), []);
    });

    it("refuse two declarations of the flag for one account", () => {
        const flag = { identity: good.identity, enterpriseVoiceEnabled: true };
        assert.match(verdicts({ on: flag, again: flag })[0] ?? "", /^again: enterprise-voice-conflict: .*`on`/);
    });
});
