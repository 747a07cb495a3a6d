import assert from "node:assert/strict";
import fc from "fast-check";
import { checkArguments } from "../../provider/rules";
import { DEFAULT_SETTINGS } from "../../provider/rules/rule-settings";
import { ARGUMENT_KEYS, readArguments } from "../../provider/schema/arguments";
import { toDeclaration } from "../../provider/schema/declaration";
import { good, MALFORMED } from "./arguments";
import { assertHumane, unquoted } from "./clear";

/** What the gate finds in arguments that a program has written. */
function findingsOn(args: Record<string, unknown>) {
    return checkArguments(readArguments(args, []), DEFAULT_SETTINGS);
}

const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withTypedArray: true,
    withSparseArray: true,
    withUnicodeString: true,
});

describe("malformed arguments", () => {
    it(`are a list of ${MALFORMED.length}, each with a different fault`, () => {
        assert.ok(MALFORMED.length >= 80);
        assert.equal(new Set(MALFORMED.map(({ wrong }) => wrong)).size, MALFORMED.length);
    });

    for (const { wrong, property, rule, args } of MALFORMED) {
        it(`get one clear error: ${wrong}`, () => {
            const given = args();
            const findings = findingsOn(given);
            assert.deepEqual(
                findings.map(finding => [finding.severity, finding.property, finding.code]),
                [["error", property, rule]],
            );
            for (const { message } of findings) assertHumane(message, property === null ? null : given[property]);
            assert.doesNotMatch(findings[0]?.message ?? "", /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        });
    }

    it("are refused with a message, or make a declaration, for any value of one argument", () => {
        fc.assert(
            fc.property(fc.constantFrom(...ARGUMENT_KEYS), anything, (key, value) => {
                const args = { ...good, [key]: value };
                const errors = findingsOn(args).filter(({ severity }) => severity === "error");
                if (errors.length === 0) assert.notEqual(toDeclaration(readArguments(args)), null);
                for (const { message } of errors) assertHumane(unquoted(message));
            }),
            { numRuns: 2000 },
        );
    });

    it("are refused with a message if every argument is wrong", () => {
        fc.assert(
            fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...ARGUMENT_KEYS)), anything), args => {
                for (const { message } of findingsOn(args)) assertHumane(unquoted(message));
            }),
            { numRuns: 1000 },
        );
    });

    it("are checked quickly, even if they are very long", () => {
        // A pattern that backtracks would take the square of a million steps.
        for (const part of ["1 ", "x ", "a.", "a@", "@", " "]) {
            const text = part.repeat(1_000_000);
            const args = { ...good, identity: `a@${text} `, phoneNumber: `1${text}1`, locationId: text, [text]: 1 };
            assert.equal(findingsOn(args).length, 4);
        }
    });
});
