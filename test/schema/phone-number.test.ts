import assert from "node:assert/strict";
import fc from "fast-check";
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

describe("a value that is not a string", () => {
    it("is a problem, even if it cannot be converted to a string", () => {
        assert.equal(readNumber({ toString: {} }).problem, "not-text");
        assert.equal(readNumber(Object.create(null)).problem, "not-text");
    });
});
