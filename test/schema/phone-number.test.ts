import assert from "node:assert/strict";
import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { readNumber } from "../../provider/schema/phone-number";

const digits = fc.stringMatching(/^[1-9][0-9]{6,14}$/);
const extension = fc.option(fc.stringMatching(/^[0-9]{1,8}$/), { nil: undefined });

describe("phone numbers", () => {
    it("are the same with and without +", () => {
        fc.assert(
            fc.property(digits, extension, (number, ext) => {
                const text = ext === undefined ? number : `${number};ext=${ext}`;
                assert.equal(readNumber(text).canonical, `+${text}`);
                assert.deepEqual(readNumber(`+${text}`).canonical, readNumber(text).canonical);
            }),
        );
    });

    it("have either a canonical form or a problem, for any value", () => {
        fc.assert(
            fc.property(fc.oneof(fc.string(), fc.anything()), value => {
                const reading = readNumber(value);
                assert.equal(reading.canonical === null, reading.problem !== null);
                if (reading.canonical !== null)
                    assert.equal(readNumber(reading.canonical).canonical, reading.canonical);
                if (reading.suggestion !== null) assert.notEqual(readNumber(reading.suggestion).canonical, null);
            }),
        );
    });
});

/** What somebody wrote, and the number that is meant beyond doubt. */
const SUGGESTIONS: readonly (readonly [written: unknown, suggestion: string | null])[] = [
    ["+49 (0) 30 23125100", "+493023125100"],
    ["+49 (0)30/23125100", "+493023125100"],
    ["+44 (0)20 7946 0101", "+442079460101"],
    ["0049 (0) 30 23125100", "+493023125100"],
    ["+36 (06) 1 234 5678", "+3612345678"],
    // In Italy the 0 is part of the number.
    ["+39 06 1234 5678", "+390612345678"],
    ["12065550103.0", "12065550103"],
    ["+12065550103.00", "+12065550103"],
    [12065550103, "12065550103"],
    ["1 (206) 555-0103", "12065550103"],
    ["1-206-555-0103", "12065550103"],
    ["44 20 7946 0101", "442079460101"],
    ["++12065550103", "+12065550103"],
    ["+0012065550103", "+12065550103"],
    ["0012065550103", "+12065550103"],
    ["00 1 206 555 0103", "+12065550103"],
    ["(+1) 206 555 0103", "+12065550103"],
    ["+1\u00a0206\u2011555\u20110103", "+12065550103"],
    ["+1 206\u2013555\u20140103", "+12065550103"],
    ["+1 206\u2212555\u20120103", "+12065550103"],
    ["'+12065550103", "+12065550103"],
    ["\u2019+1 206 555 0103", "+12065550103"],
    ["'12065550103", "12065550103"],
    ["tel:+1-206-555-0103", "+12065550103"],
    ["\uff0b1 206 555 0103", "+12065550103"],
    ["+1 425 555 1000 ext. 100", "+14255551000;ext=100"],
    ["+1 (425) 555-1000 x100", "+14255551000;ext=100"],
    // Without a country code they may be numbers of any country.
    ["(206) 555-0101", null],
    ["206-555-0101", null],
    ["tel:2065550101", null],
    ["2065550101.0", null],
    ["'2065550101", null],
    [2065550101, null],
    ["(030) 23125100", null],
    ["030 23125100", null],
    ["(49) 30 23125100", null],
    ["33 12 34 56", null],
    // Two numbers, more digits than a number has, and other texts.
    ["+1 206 555 0101 / 0102", null],
    ["+1 206 555 0101, +1 206 555 0102", null],
    ["+1 206 555 01", null],
    ["1.20655501E+10", null],
    ["12065550103.5", null],
    [12065550103.5, null],
    ["call +1 206 555 0101", null],
    ["+", null],
    ["", null],
];

describe("the suggestion for a number that cannot be read", () => {
    for (const [written, suggestion] of SUGGESTIONS) {
        it(`is ${suggestion ?? "not made"} for ${JSON.stringify(written)}`, () => {
            assert.equal(readNumber(written).suggestion, suggestion);
        });
    }

    it("is the same number for libphonenumber, with any marks between the digits", () => {
        const between = fc.constantFrom("", " ", "-", ".", "/", "\u00a0", "\u2011", "\u2013", " (0) ", "(0)");
        const country = fc.constantFrom("+49", "+44", "+1", "+33", "+39", "+36", "+61", "+7", "0049", "++44");
        fc.assert(
            fc.property(country, fc.array(fc.tuple(fc.stringMatching(/^[0-9]{1,4}$/), between)), (code, groups) => {
                const written = code + groups.map(([group, separator]) => separator + group).join("");
                const { suggestion } = readNumber(written);
                if (suggestion !== null)
                    assert.equal(
                        parsePhoneNumberFromString(suggestion)?.number,
                        parsePhoneNumberFromString(written.replace(/^(?:00|\+\+)/, "+"))?.number,
                        written,
                    );
            }),
            { numRuns: 400 },
        );
    });
});

describe("a number with a trunk prefix after its country code", () => {
    it("reaches another number, with the same extension", () => {
        assert.equal(readNumber("+4903023125100").reaches, "+493023125100");
        assert.equal(readNumber("4402079460101;ext=5").reaches, "+442079460101");
    });

    it("has none where that 0 is part of the number, or it cannot be told", () => {
        for (const number of ["+390612345678", "+493023125100", "+12065550103", "+1206555000;ext=1234"])
            assert.equal(readNumber(number).reaches, null, number);
    });
});

describe("a value that is not a string", () => {
    it("is a problem, even if it cannot be converted to a string", () => {
        assert.equal(readNumber({ toString: {} }).problem, "not-text");
        assert.equal(readNumber(Object.create(null)).problem, "not-text");
    });
});
