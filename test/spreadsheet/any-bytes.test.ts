import assert from "node:assert/strict";
import fc from "fast-check";
import { readCsv } from "../../provider/spreadsheet/read-csv";
import { readText } from "./read";

describe("any bytes", () => {
    const pieces = fc.constantFrom<string>(
        "UPN",
        "Number",
        ",",
        ";",
        "\t",
        "|",
        '"',
        "\r",
        "\n",
        "\0",
        "sep=",
        "#TYPE",
        "+12065550101",
        "a@b.cc",
        "\xff\xfe",
        "\xfe\xff",
        "\xef\xbb\xbf",
        "\xc3\xbc",
        "\xfc",
        "null",
        "=",
        "- ",
        ": ",
    );
    const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 400 }).map(array => Buffer.from(array)),
        fc.array(pieces, { maxLength: 80 }).map(parts => Buffer.from(parts.join(""), "latin1")),
        fc.array(pieces, { maxLength: 60 }).map(parts => Buffer.from(`UPN,Number,Note\n${parts.join("")}`, "latin1")),
    );

    it("are read without an exception, and each finding and row is in a line of the file", () => {
        fc.assert(
            fc.property(bytes, given => {
                const { rows, findings, skipped } = readCsv(given, { phoneNumberType: "DirectRouting" });
                const lines = given.toString("latin1").split(/\r\n|\r|\n/).length;
                for (const { line } of [...rows, ...findings, ...skipped]) assert.ok(line >= 1 && line <= lines);
                assert.ok(rows.length + findings.length + skipped.length > 0);
            }),
            { numRuns: 1000 },
        );
    });

    it("are read to the end even if a text repeats itself, which some patterns would search again from each character", () => {
        for (const piece of ["-|", "@.", "a@", " ", "ext ", "ab", "x1,"]) {
            const long = piece.repeat(20_000);
            const texts = [
                `UPN\n${long}x\n`,
                `UPN,Number,"${long} b"\n`,
                `UPN,Number,Ext\na@b.cc,+12065550101,"${long} b"\n`,
            ];
            for (const text of texts) assert.ok(readText(text).findings.length > 0);
            const wrongBom = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(long)]);
            assert.ok(readCsv(wrongBom).findings.length > 0);
        }
    });
});
