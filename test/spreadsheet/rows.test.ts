import assert from "node:assert/strict";
import { checkRows } from "../../provider/spreadsheet/check-rows";
import { groupFindings } from "../../provider/spreadsheet/group-findings";
import { hasErrors } from "../../provider/spreadsheet/reading";
import { DIRECT, declared, found, readText } from "./read";

const ID = "11111111-0000-4000-8000-000000000001";
const ZERO = "00000000-0000-0000-0000-000000000000";

function withLocations(header: string, ...cells: readonly string[]) {
    const lines = cells.map((cell, index) => `u${index}@contoso.com,+1206555010${index},${cell}`);
    return readText([`UPN,Number,${header}`, ...lines].join("\n"));
}

describe("the location in a row", () => {
    it("may be an id, a name, a city, or a name and a city", () => {
        const byName = withLocations("Location", "Seattle office", ID.toUpperCase(), "null", "");
        assert.deepEqual(
            declared(byName).map(({ locationId, location }) => locationId ?? location ?? locationId),
            [{ description: "Seattle office" }, ID, null, undefined],
        );
        const byBoth = withLocations("locationCity,Location Name", "Seattle,", "Berlin,2nd floor", "null,");
        assert.deepEqual(
            declared(byBoth).map(({ locationId, location }) => location ?? locationId),
            [{ city: "Seattle" }, { city: "Berlin", description: "2nd floor" }, null],
        );
        assert.deepEqual([...byName.findings, ...byBoth.findings], []);
    });

    it("is kept where the cell is empty, removed by null, and left alone by the zeros of an export", () => {
        const header = "AssignedPstnTargetId,TelephoneNumber,NumberType,LocationId";
        const reading = readText(
            `${header}\n${ID},+12065550101,CallingPlan,${ZERO}\n${ZERO},+12065550102,CallingPlan,`,
        );
        assert.equal("locationId" in (declared(reading)[0] ?? {}), false);
        assert.deepEqual(reading.skipped, [{ line: 3, reason: "no holder" }]);
    });

    it("is refused if it is not clear", () => {
        const refused = withLocations("LocationId", ZERO, "NULL", "none", `{${ZERO}}`, "#N/A", "{x}");
        assert.deepEqual(new Set(found(refused).map(each => each.slice(2))), new Set(["LocationId location-format"]));
        assert.deepEqual([refused.findings.length, refused.rows.length], [6, 0]);
        const named = withLocations("Location", "Null", "#REF!", "K\ufffdln", ZERO);
        assert.deepEqual([named.findings.length, named.rows.length], [4, 0]);
        const city = withLocations("LocationCity", ID);
        assert.deepEqual(found(city), ["2 LocationCity location-format"]);
    });

    it("is refused if two cells of a row do not go together", () => {
        const reading = withLocations(
            "LocationId,Location",
            `${ID},Seattle office`,
            "null,Seattle office",
            `${ID},${ID}`,
        );
        assert.deepEqual(
            found(reading),
            [2, 3, 4].map(line => `${line} Location location-format`),
        );
        assert.deepEqual(reading.rows, []);
    });
});

describe("a row", () => {
    it("may declare enterpriseVoiceEnabled in place of a number, and an export's TRUE beside a number is implied", () => {
        const reading = readText(
            [
                "UserPrincipalName,LineUri,EnterpriseVoiceEnabled",
                "ann@contoso.com,,True",
                "ben@contoso.com,,FALSE",
                "cid@contoso.com,+12065550103,TRUE",
                "dee@contoso.com,+12065550104,False",
                "eve@contoso.com,,",
                "fay@contoso.com,,WAHR",
            ].join("\n"),
        );
        assert.deepEqual(declared(reading), [
            { identity: "ann@contoso.com", enterpriseVoiceEnabled: true },
            { identity: "ben@contoso.com", enterpriseVoiceEnabled: false },
            { identity: "cid@contoso.com", phoneNumber: "+12065550103", ...DIRECT },
        ]);
        assert.deepEqual(found(reading), [
            "5 EnterpriseVoiceEnabled parameter-set",
            "7 EnterpriseVoiceEnabled flag-format",
        ]);
        assert.deepEqual(reading.skipped, [{ line: 6, reason: "no number" }]);
        assert.deepEqual(checkRows(reading.rows), []);
    });

    it("is refused where a location has no number, or may belong to either of two", () => {
        const header = "UPN,Number,PrivateLine,EnterpriseVoiceEnabled,LocationId";
        const reading = readText(
            `${header}\na@contoso.com,,,TRUE,${ID}\nb@contoso.com,+12065550101,+12065550102,,${ID}`,
        );
        assert.deepEqual(found(reading), [
            "2 EnterpriseVoiceEnabled parameter-set",
            "3 PrivateLine private-line-details",
        ]);
        assert.deepEqual(reading.rows, []);
    });

    it("needs a type, which the file may lack only once", () => {
        const missing = readText("UPN,Number\na@contoso.com,+12065550101\nb@contoso.com,+12065550102", {});
        assert.deepEqual(found(missing), ["1 - type-missing"]);
        assert.deepEqual(missing.rows, []);
        const some = readText(
            "UPN,Number,Number Type\na@contoso.com,+12065550101,\nb@contoso.com,+12065550102,callingplan",
        );
        assert.deepEqual(
            declared(some).map(({ phoneNumberType }) => phoneNumberType),
            ["DirectRouting", "CallingPlan"],
        );
    });

    it("has no blanks and invisible characters around the identity, which keeps sip: and loses braces", () => {
        const reading = readText(
            `Identity,Number\n\u00a0ann@contoso.com\u200b,+12065550101\n{${ID}},+12065550102\nsip:b@contoso.com,+12065550103\n#N/A,+12065550104`,
        );
        assert.deepEqual(
            declared(reading).map(({ identity }) => identity),
            ["ann@contoso.com", ID, "sip:b@contoso.com"],
        );
        assert.deepEqual(found(reading), ["5 Identity lost-value"]);
    });

    it("without a holder is skipped, even if something else in it is wrong", () => {
        const reading = readText("UPN,Number,NumberType\n,1.2E+10,Foo\n ,#N/A,");
        assert.deepEqual(reading.findings, []);
        assert.deepEqual(
            reading.skipped.map(({ reason }) => reason),
            ["no holder", "no holder"],
        );
    });

    it("of an export is skipped if its number serves no account: its holder is then a bridge or a policy", () => {
        const reading = readText(
            [
                "TelephoneNumber,NumberType,AssignedPstnTargetId,PstnAssignmentStatus",
                `+12065550101,CallingPlan,${ID},UserAssigned`,
                `+12065550102,CallingPlan,${ID},ConferenceAssigned`,
                `+12065550103,CallingPlan,${ID},VoiceApplicationAssigned`,
                "+12065550104,CallingPlan,TeamsSharedCallingRoutingPolicy|Tag:Berlin,",
                "+12065550105,CallingPlan,,Unassigned",
            ].join("\n"),
        );
        assert.deepEqual(
            reading.rows.map(({ line }) => line),
            [2, 4],
        );
        assert.deepEqual(
            reading.skipped.map(({ line, reason }) => `${line} ${reason}`),
            ["3 no account", "5 no account", "6 no holder"],
        );
        assert.deepEqual(reading.findings, []);
    });

    it("has all its findings at once", () => {
        const reading = readText("UPN,Number,NumberType,AssignmentCategory,LocationId\n#N/A,1.2E+10,Foo,Bar,baz");
        assert.deepEqual(
            reading.findings.map(({ code }) => code),
            ["lost-value", "number-digits-lost", "number-type", "number-type", "location-format"],
        );
    });

    it("shares the objects about its columns with the other rows", () => {
        const { rows } = readText(
            `UPN,Number\n${Array.from({ length: 50 }, (_, i) => `u${i}@contoso.com,+120655501${i + 10}`).join("\n")}`,
        );
        assert.equal(new Set(rows.map(({ columns }) => columns)).size, 1);
    });
});

describe("the rules that need no tenant", () => {
    it("find a number and an account that several rows declare, and refer to their lines and columns", () => {
        const { rows } = readText(
            "UPN,Number\na@contoso.com,+12065550101\nb@contoso.com,+12065550101\na@contoso.com,+12065550103\nannäcontoso,+12065550104",
        );
        const findings = checkRows(rows);
        assert.deepEqual(found({ findings }), [
            "3 Number duplicate-number",
            "4 Number duplicate-category",
            "5 UPN identity-format",
        ]);
        assert.match(findings[0]?.message ?? "", /^is \+12065550101, which `line 2` declares too\./);
        assert.ok(hasErrors({ findings }));
    });

    it("name the argument where the file has no column for it", () => {
        const { rows } = readText("UPN,Number\na@contoso.com,+12065550101;ext=1", { phoneNumberType: "CallingPlan" });
        const [finding] = checkRows(rows);
        assert.deepEqual([finding?.code, finding?.line], ["extension-type", 2]);
    });

    it("tell a row's private line from its number", () => {
        const { rows } = readText("UPN,Number,Privateline\na@contoso.com,+12065550101,+12065550101");
        const [finding] = checkRows(rows);
        assert.deepEqual([finding?.code, finding?.column?.name], ["duplicate-number", "Privateline"]);
    });
});

describe("findings by the hundred", () => {
    it("are grouped by kind, with the first of each and how many more there are", () => {
        const lines = Array.from(
            { length: 300 },
            (_, index) => `u${index}@contoso.com,${index % 3 === 0 ? "#N/A" : "1.2E+10"}`,
        );
        const groups = groupFindings(readText(`UPN,Number\n${lines.join("\n")}`).findings, 5);
        assert.deepEqual(
            groups.map(({ code, shown, more }) => [code, shown.length, more]),
            [
                ["lost-value", 5, 95],
                ["number-digits-lost", 5, 195],
            ],
        );
    });
});
