import assert from "node:assert/strict";
import fc from "fast-check";
import type { Row, RowArguments } from "../../provider/spreadsheet/reading";
import { csvLines } from "../../provider/spreadsheet/write-csv";
import { declared, readText } from "./read";

const toRow = (args: RowArguments): Row => ({ line: 1, args, columns: {} });
const write = (...args: readonly RowArguments[]) => [...csvLines(args.map(toRow))];

describe("rows written as CSV", () => {
    it("have the columns of an export, and further ones only where a row needs them", () => {
        const identity = "ann@contoso.com";
        assert.deepEqual(
            write({ identity, phoneNumber: "+12065550101", phoneNumberType: "CallingPlan", locationId: null }),
            [
                "identity,phoneNumber,phoneNumberType,assignmentCategory,locationId",
                "ann@contoso.com,+12065550101,CallingPlan,,null",
            ],
        );
        assert.deepEqual(write({ identity, enterpriseVoiceEnabled: false }), [
            "identity,phoneNumber,phoneNumberType,assignmentCategory,locationId,enterpriseVoiceEnabled",
            "ann@contoso.com,,,,,false",
        ]);
    });

    it("declare the same when they are read again", () => {
        const identity = fc.constantFrom(
            "ann@contoso.com",
            "sip:o'hara@contoso.com",
            "11111111-0000-4000-8000-000000000001",
        );
        const name = fc.constantFrom('Office "1", Seattle', "2nd floor\nBerlin", "München; HQ|x", "=1+1", "a\tb");
        const assignment = fc.record(
            {
                identity,
                phoneNumber: fc.constantFrom("+12065550101", "+493023125101;ext=0102"),
                phoneNumberType: fc.constantFrom("DirectRouting" as const, "OperatorConnect" as const),
                assignmentCategory: fc.constantFrom("Primary" as const, "Private" as const, "Alternate" as const),
                locationId: fc.constantFrom(null, "11111111-0000-4000-8000-000000000002"),
                takeFrom: identity,
            },
            { noNullPrototype: true, requiredKeys: ["identity", "phoneNumber", "phoneNumberType"] },
        );
        const named = fc
            .tuple(assignment, fc.option(name, { nil: undefined }), name)
            .map(([{ locationId: _, ...rest }, city, description]) => ({
                ...rest,
                location: { description, ...(city === undefined ? {} : { city }) },
            }));
        const flag = fc.record({ identity, enterpriseVoiceEnabled: fc.boolean() }, { noNullPrototype: true });
        fc.assert(
            fc.property(fc.array(fc.oneof(assignment, named, flag), { minLength: 1, maxLength: 8 }), rows => {
                const reading = readText(write(...rows).join("\n"), {});
                assert.deepEqual(reading.findings, []);
                assert.deepEqual(declared(reading), rows);
            }),
            { numRuns: 300 },
        );
    });
});
