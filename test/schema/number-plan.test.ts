import assert from "node:assert/strict";
import { countriesOf, dialledIn } from "../../provider/schema/number-plan";

describe("the countries of a number", () => {
    const COUNTRIES: readonly (readonly [number: string, countries: readonly string[]])[] = [
        ["+12065550101", ["US"]],
        ["+14165550100;ext=5", ["CA"]],
        ["+493023125100", ["DE"]],
        ["+2065550144", ["EG"]],
        // No country has it: a freephone number that works in many.
        ["+80012345678", []],
        ["+9990000000", []],
    ];
    for (const [number, countries] of COUNTRIES)
        it(`are ${countries.join(", ") || "none"} for ${number}`, () => {
            assert.deepEqual(countriesOf(number), countries);
        });

    it("are all of its calling code for a toll-free number, and for one that no plan knows", () => {
        for (const number of ["+18005550199", "+18885550199", "+1206555000"]) {
            const countries = countriesOf(number);
            for (const country of ["US", "CA", "PR"]) assert.ok(countries.includes(country), number);
            assert.ok(!countries.includes("EG"));
        }
    });
});

describe("the number that digits are within a country", () => {
    it("has that country's code, and the extension", () => {
        assert.equal(dialledIn("US", "+2065550144"), "+12065550144");
        assert.equal(dialledIn("US", "+2065550144;ext=7"), "+12065550144;ext=7");
    });

    it("is none if it does not exist, is the same number, or the number given exists elsewhere", () => {
        assert.equal(dialledIn("DE", "+12065550144"), null);
        assert.equal(dialledIn("US", "+12065550144"), null);
        assert.equal(dialledIn("XX", "+2065550144"), null);
    });
});
