import assert from "node:assert/strict";
import fc from "fast-check";
import { readYaml } from "../../provider/spreadsheet/yaml/read-yaml";
import { DIRECT, declared, found } from "./read";

const read = (text: string) => readYaml(Buffer.from(text), DIRECT);

describe("a YAML file with rows", () => {
    it("is read by the text of its values, so that a number keeps its + and a location its null", () => {
        const reading = read(
            [
                "# people",
                "- identity: ann@contoso.com",
                "  phoneNumber: +12065550101",
                "  locationId: null",
                "- { upn: ben@contoso.com, tel: 12065550102, location: Seattle office }",
                "- identity: cid@contoso.com",
                "  enterpriseVoiceEnabled: true",
                "- identity: dee@contoso.com",
                '  phoneNumber: "tel:+12065550100;ext=104"',
                "  phoneNumberType: CallingPlan",
                "  displayName: Dee",
                "- identity: eve@contoso.com",
                "  phoneNumber: null",
            ].join("\n"),
        );
        assert.deepEqual(declared(reading), [
            { identity: "ann@contoso.com", phoneNumber: "+12065550101", ...DIRECT, locationId: null },
            {
                identity: "ben@contoso.com",
                phoneNumber: "+12065550102",
                ...DIRECT,
                location: { description: "Seattle office" },
            },
            { identity: "cid@contoso.com", enterpriseVoiceEnabled: true },
            { identity: "dee@contoso.com", phoneNumber: "+12065550100;ext=104", phoneNumberType: "CallingPlan" },
        ]);
        assert.deepEqual(reading.skipped, [{ line: 12, reason: "no number" }]);
        assert.deepEqual([reading.findings, reading.ignored, reading.encoding], [[], ["displayName"], "UTF-8"]);
        assert.deepEqual(reading.rows[0]?.columns.phoneNumber, { name: "phoneNumber", number: 3, line: 3 });
    });

    it("may use anchors for values", () => {
        const reading = read(
            "- {upn: a@contoso.com, tel: +12065550101, location: &hq HQ}\n- {upn: b@contoso.com, tel: +12065550102, location: *hq}",
        );
        assert.deepEqual(declared(reading)[1]?.location, { description: "HQ" });
    });

    it("has findings in the lines of the values, all at once", () => {
        const reading = read(
            [
                "- identity: ann@contoso.com",
                "  phoneNumber: 1.20656E+10",
                "- identity: ben@contoso.com",
                "  phoneNumbr: 12065550102",
                "- identity: cid@contoso.com",
                "  phoneNumber: +12065550103",
                "  locationId:",
                "- identity: dee@contoso.com",
                "  phoneNumber: [+12065550104]",
                "- just a text",
                "- identity: eve@contoso.com",
                "  upn: fay@contoso.com",
            ].join("\n"),
        );
        assert.deepEqual(found(reading), [
            "2 phoneNumber number-digits-lost",
            "4 phoneNumbr column-unknown",
            "7 locationId location-format",
            "9 phoneNumber row-format",
            "10 - row-format",
            "12 upn column-ambiguous",
        ]);
        assert.deepEqual(reading.rows, []);
    });

    it("must be a list with rows, and is refused as a whole if not", () => {
        assert.deepEqual(found(read("")), ["1 - file-empty"]);
        assert.deepEqual(found(read("[]")), ["1 - file-empty"]);
        assert.deepEqual(found(read("identity: ann")), ["1 - file-yaml"]);
        assert.deepEqual(found(read("- identity: a\n  b: [1\n- c: 2")).at(0)?.slice(2), "- file-yaml");
        assert.deepEqual(found(readYaml(Buffer.from("PK\x03\x04"))), ["1 - file-kind"]);
        assert.deepEqual(found(readYaml(Buffer.from([0xff, 0xfe, 0, 0]))), ["1 - file-encoding"]);
    });

    it("is refused if its lists are nested more deeply than the parser can follow", () => {
        // Mocha has errors record their whole stack, and the parser makes one at each of these depths.
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 1;
        const nested = read("[".repeat(3000));
        Error.stackTraceLimit = stackTraceLimit;
        assert.deepEqual(found(nested), ["1 - file-yaml"]);
        assert.match(nested.findings[0]?.message ?? "", /nested too deeply/);
    });

    it("may be any bytes without leading to an exception", () => {
        const pieces = fc.constantFrom(
            "- ",
            "upn",
            ": ",
            "\n",
            "  ",
            "tel",
            "+1",
            "[",
            "{",
            "}",
            "]",
            "&a",
            "*a",
            "null",
            "'",
            '"',
            "|",
            ">",
            "!!x ",
            "? ",
            "<<",
            "#",
            "---",
            "\t",
            "\0",
            "\xff",
        );
        const bytes = fc.oneof(
            fc.uint8Array({ maxLength: 200 }).map(array => Buffer.from(array)),
            fc.array(pieces, { maxLength: 40 }).map(parts => Buffer.from(parts.join(""), "latin1")),
        );
        fc.assert(
            fc.property(bytes, given => {
                const { rows, findings, skipped } = readYaml(given, DIRECT);
                assert.ok(rows.length + findings.length + skipped.length > 0);
            }),
            { numRuns: 1000 },
        );
    });
});
