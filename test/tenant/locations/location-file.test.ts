import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { TeamsPhoneError } from "../../../provider/errors";
import { readLocationFile } from "../../../provider/tenant/locations/read-location-file";
import { PORTLAND, SEATTLE } from "../../support/worlds/world";

const HEADER =
    '"CompanyName","LocationId","Location","Description","HouseNumber","StreetName","City","StateOrProvince","PostalCode","CountryOrRegion","Latitude","Longitude","Elin"';
const row = (id: string, place: string, city = "Montréal", country = "CA") =>
    `"Contoso, Inc.","${id}","${place}","Head office","700","rue De La Gauchetière Ouest","${city}","QC","H3B 5M2","${country}","45.5","-73.5",""`;

describe("the file of emergency locations", () => {
    let folder: string;
    let file: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        file = path.join(folder, "locations.csv");
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function read(...lines: string[]) {
        writeFileSync(file, lines.join("\r\n"));
        return readLocationFile(file);
    }
    const EXPECTED = {
        locationId: SEATTLE,
        description: "Head office, 2nd floor",
        address: "700 rue De La Gauchetière Ouest, Montréal, QC H3B 5M2",
        city: "Montréal",
        country: "CA",
        validation: "unknown",
    };

    it("is read as Export-Csv writes it, a place within the building being part of the description", () => {
        const [floor, building] = read(HEADER, row(SEATTLE.toUpperCase(), "2nd floor"), row(PORTLAND, ""), "");
        assert.deepEqual(floor, EXPECTED);
        assert.equal(building?.description, "Head office");
    });

    it("may begin with the line #TYPE, have any order of columns, and be in UTF-8 or UTF-16 with a mark", () => {
        const typed = [
            "#TYPE Microsoft.Rtc.Management.Hosted.OnlineLis.LocationInfo",
            HEADER,
            row(SEATTLE, "2nd floor"),
        ];
        assert.deepEqual(read(...typed), [EXPECTED]);
        for (const encoding of ["utf8", "utf16le"] as const) {
            writeFileSync(file, `\ufeff${typed.join("\n")}`, encoding);
            assert.deepEqual(readLocationFile(file), [EXPECTED]);
        }
        assert.equal(
            read("City,CountryOrRegion,Description,LocationId", `Paris,fr,Office,${SEATTLE}`)[0]?.country,
            "FR",
        );
    });

    const wrong: [what: string, lines: string[], message: RegExp][] = [
        ["an empty file", [""], /It is empty\. Write it again: `Get-CsOnlineLisLocation \| Export-Csv/],
        ["a missing column", ["LocationId,City,Description", ""], /Line 1, column 1: has no column CountryOrRegion\./],
        [
            "a misspelt column",
            [HEADER.replace("LocationId", "LocationID1")],
            /no column LocationId; did you mean `LocationID1`\?/,
        ],
        [
            "semicolons",
            [HEADER.replaceAll(",", ";")],
            /Line 1, column 1: must end with a comma. Export without -UseCulture/,
        ],
        ["an id that is not a GUID", [HEADER, row("x", "")], /Line 2, column 2: LocationId must be a GUID, not `x`/],
        [
            "a country that is not a code",
            [HEADER, row(SEATTLE, ""), row(PORTLAND, "", "Montréal", "Canada")],
            /Line 3, column 10: CountryOrRegion must be an ISO 3166 code of two letters, not `Canada`/,
        ],
        ["the same id twice", [HEADER, row(SEATTLE, ""), row(SEATTLE, "x")], /Line 3, column 2: .*same as in line 2/],
        ["too few cells", [HEADER, '"a","b"'], /Line 2, column 2: is not valid CSV: .*expect 13, got 2/],
        ["an open quote", [HEADER, `"a","${SEATTLE}`], /Line 2, column 2: is not valid CSV: Quote Not Closed/],
        ["a JSON file", ['[{ "LocationId": 1 }]'], /Line 1, column \d: is not valid CSV|has no column/],
    ];
    for (const [what, lines, message] of wrong)
        it(`is refused for ${what}`, () => {
            assert.throws(
                () => read(...lines),
                (error: unknown) =>
                    error instanceof TeamsPhoneError && error.code === "locations-file" && message.test(error.message),
            );
        });

    it("is refused in another encoding, whose letters would never match", () => {
        writeFileSync(file, [HEADER, row(SEATTLE, "")].join("\n"), "latin1");
        assert.throws(() => readLocationFile(file), /Line 2, column 7: City is not UTF-8: .*-Encoding UTF8/);
    });

    it("is refused if it is missing, with the command that writes it", () => {
        assert.throws(() => readLocationFile(file), /locations\.csv\. It cannot be read: ENOENT.*Export-Csv/);
    });
});
