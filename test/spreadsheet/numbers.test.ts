import assert from "node:assert/strict";
import fc from "fast-check";
import { readNumber } from "../../provider/schema/phone-number";
import { declared, found, numberIn, readText } from "./read";

describe("the number in a cell", () => {
    const READ: readonly (readonly [cell: string, number: string])[] = [
        ["12065550101", "+12065550101"],
        ["1 206 555 0101", "+12065550101"],
        ["+1 (206) 555-0101", "+12065550101"],
        ["+1.206.555.0101", "+12065550101"],
        ["(+49) 30 23125101", "+493023125101"],
        ["0049 30 / 23125-101", "+493023125101"],
        ["++493023125101", "+493023125101"],
        ["+00493023125101", "+493023125101"],
        ["+49 (0) 30 23125101", "+493023125101"],
        ["+44 (020) 7946 0101", "+442079460101"],
        ["+39 (0)6 6982 1234", "+390669821234"],
        ["tel:+12065550101", "+12065550101"],
        ["TEL: +1-206-555-0101", "+12065550101"],
        ["tel:+12065550100;ext=102", "+12065550100;ext=102"],
        ["12065550103.0", "+12065550103"],
        ["12065550105,00", "+12065550105"],
        ["12,065,550,101", "+12065550101"],
        ["'+12065550101", "+12065550101"],
        ["\u2019+12065550101", "+12065550101"],
        ['="+12065550101"', "+12065550101"],
        ['="12065550101"', "+12065550101"],
        ["\u00a0+1\u00a0206\u202f555\u20110101\u200b", "+12065550101"],
        ["\u202a+12065550101\u202c", "+12065550101"],
        ["\ufeff+12065550101\r\n", "+12065550101"],
        ["\uff0b\uff11\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff10\uff11", "+12065550101"],
        ["+1206555010", "+1206555010"],
    ];
    for (const [cell, number] of READ)
        it(`${JSON.stringify(cell)} is ${number}`, () => assert.equal(numberIn(cell), number));

    const EXTENSIONS = [
        ";ext=102",
        "; ext = 102",
        " ext. 102",
        " Ext:102",
        " extension 102",
        " extn 102",
        "x102",
        " x 102",
        " #102",
        ", ext 102",
        " (ext. 102)",
        " Durchwahl 102",
        " poste 102",
    ];
    for (const spelling of EXTENSIONS)
        it(`has the extension 102 if it ends with "${spelling}"`, () =>
            assert.equal(numberIn(`+1 206 555 0100${spelling}`), "+12065550100;ext=102"));

    const REFUSED: readonly (readonly [cell: string, code: string])[] = [
        ["1.20656E+10", "number-digits-lost"],
        ["1,20656e10", "number-digits-lost"],
        ["1.2065550111E+10", "number-digits-lost"],
        ["4.93023E+11", "number-digits-lost"],
        ["#N/A", "lost-value"],
        ["#NAME?", "lost-value"],
        ["#NV", "lost-value"],
        ["#BEZUG!", "lost-value"],
        ["#DIV/0!", "lost-value"],
        ["######", "lost-value"],
        ["=A2", "lost-value"],
        ["=+12065550101", "lost-value"],
        ["System.Collections.Generic.List`1[System.String]", "lost-value"],
        ["2065550101", "number-without-country"],
        ["(206) 555-0101", "number-without-country"],
        ["206-555-0101 x12", "number-without-country"],
        ["030 23125104", "number-without-country"],
        ["5550101", "number-without-country"],
        ["15112345678", "number-without-country"],
        ["+4903023125101", "number-trunk-prefix"],
        ["+49 030 23125101", "number-trunk-prefix"],
        ["+1 (0) 206 555 0101", "number-trunk-prefix"],
        ["+12065550101 / +12065550102", "number-format"],
        ["+12065550101, +12065550102", "number-format"],
        ["+12065550101\n+12065550102", "number-format"],
        ["+12065550101;102", "number-format"],
        ["+12065550100 102", "number-format"],
        ["+12065550100;ext=123456789", "number-format"],
        ["1-800-FLOWERS", "number-format"],
        ["n/a", "number-format"],
        ["-", "number-format"],
        ["+", "number-format"],
        ["-12065550101", "number-format"],
        ["+0301234567", "number-format"],
        ["+1206555", "+1206555"],
        ["+120655", "number-format"],
        ["1".repeat(101), "number-format"],
    ];
    for (const [cell, code] of REFUSED)
        it(`${JSON.stringify(cell.slice(0, 40))} leads to ${code}`, () => assert.equal(numberIn(cell), code));

    it("explains what Excel did to scientific notation, and how to format the column", () => {
        const [finding] = readText("UPN,Number\nann@contoso.com,1.20656E+10").findings;
        assert.match(finding?.message ?? "", /Excel .*digits are lost.* format the column as Text/);
    });

    it("is taken for one of the default country where it has no country code", () => {
        assert.equal(numberIn("2065550101", { defaultCountry: "US" }), "+12065550101");
        assert.equal(numberIn("(206) 555-0101", { defaultCountry: "US" }), "+12065550101");
        assert.equal(numberIn("030 23125104", { defaultCountry: "DE" }), "+493023125104");
        assert.equal(numberIn("493023125104", { defaultCountry: "DE" }), "+493023125104");
        assert.equal(numberIn("493023125104", { defaultCountry: "US" }), "+493023125104");
        assert.equal(numberIn("+12065550101", { defaultCountry: "DE" }), "+12065550101");
        assert.equal(numberIn("555 0101", { defaultCountry: "US" }), "number-without-country");
    });

    it("is refused where it may be one of the default country or another, and the finding has both", () => {
        const { findings } = readText("UPN,Number\nann@contoso.com,13012345678", {
            phoneNumberType: "DirectRouting",
            defaultCountry: "CN",
        });
        assert.match(findings[0]?.message ?? "", /\+13012345678, or \+8613012345678/);
    });

    it("takes its extension from a column of its own, which must not contradict the cell", () => {
        const reading = readText(
            [
                "Email,PhoneNumber,Extension,PhoneNumberType,VRPolicyName",
                "a@contoso.com,+12065550100,101,DirectRouting,",
                "b@contoso.com,+12065550100,x102,DirectRouting,",
                "c@contoso.com,+12065550100,103.0,DirectRouting,",
                "d@contoso.com,+12065550100;ext=104,0104,DirectRouting,",
                "e@contoso.com,+12065550100;ext=105,105,DirectRouting,",
                "f@contoso.com,,106,DirectRouting,",
                "g@contoso.com,+12065550100,none,DirectRouting,",
                "h@contoso.com,+12065550100,,DirectRouting,",
            ].join("\n"),
        );
        assert.deepEqual(
            declared(reading).map(({ phoneNumber }) => phoneNumber?.split("=")[1]),
            ["101", "102", "103", "105", undefined],
        );
        assert.deepEqual(found(reading), [
            "5 Extension extension-conflict",
            "7 Extension extension-without-number",
            "8 Extension extension-format",
        ]);
        assert.deepEqual(reading.ignored, ["VRPolicyName"]);
    });

    it("is canonical if the cell is read", () => {
        const part = fc.constantFrom(
            "+",
            "00",
            "49",
            "(0)",
            "30",
            "1206",
            "5550101",
            " ",
            "-",
            ".",
            ",",
            "E",
            "ext",
            "x",
            "=",
            "'",
            "tel:",
            '"',
            "\u00a0",
        );
        fc.assert(
            fc.property(fc.array(part, { maxLength: 8 }), parts => {
                const number = numberIn(parts.join(""));
                if (number?.startsWith("+")) assert.equal(readNumber(number).canonical, number);
            }),
            { numRuns: 1000 },
        );
    });
});
