import assert from "node:assert/strict";
import { readCsv } from "../../provider/spreadsheet/read-csv";
import { declared, found, readText } from "./read";

const ROW = "ann@contoso.com,+12065550101";

function kindOf(text: string | Buffer): string | undefined {
    const { findings, rows } = readCsv(Buffer.from(text));
    assert.equal(rows.length, 0);
    assert.deepEqual(found({ findings }), ["1 - file-kind"]);
    return findings[0]?.message;
}

describe("the table in a file", () => {
    for (const [separator, name] of [
        [",", "comma"],
        [";", "semicolon"],
        ["\t", "tab"],
        ["|", "pipe"],
    ])
        it(`may have a ${name} between its cells`, () => {
            const reading = readText(
                `UPN,Number\nann@contoso.com,"+12065550100;ext=1"\n`.replaceAll(",", separator ?? ""),
            );
            assert.deepEqual([reading.separator, declared(reading)[0]?.phoneNumber], [separator, "+12065550100;ext=1"]);
        });

    for (const ending of ["\n", "\r\n", "\r"])
        it(`may end its lines with ${JSON.stringify(ending)}, and has the lines of the file in its findings`, () => {
            const text = ["", "UPN,Number,Note", `${ROW},"a`, `b"`, "", "ben@contoso.com,#N/A,"].join(ending);
            const reading = readText(text);
            assert.deepEqual(
                reading.rows.map(({ line }) => line),
                [3],
            );
            assert.deepEqual(found(reading), ["6 Number lost-value"]);
        });

    it("may end its lines in several ways", () => {
        const { rows } = readText(`UPN,Number\r\n${ROW}\nben@contoso.com,+12065550102\rcid@contoso.com,+12065550103`);
        assert.deepEqual(
            rows.map(({ line }) => line),
            [2, 3, 4],
        );
    });

    it("may follow the lines sep= and #TYPE, which count as lines", () => {
        for (const head of [
            "sep=;\r\n",
            '"sep=;"\r\n#TYPE Selected.User\r\n',
            "#TYPE A,,\r\nSEP=;\r\n\r\n",
            "\ufeffsep=;\n",
        ]) {
            const reading = readText(`${head}UPN;Number\r\nann@contoso.com;#N/A\r\n`);
            assert.equal(reading.separator, ";");
            assert.deepEqual(found(reading), [`${head.split("\n").length + 1} Number lost-value`], head);
        }
    });

    it("is refused if its separator is not supported, not the declared one, or not clear", () => {
        assert.deepEqual(found(readText(`sep=:\nUPN:Number\nann@contoso.com:1`)), ["1 - file-separator"]);
        assert.deepEqual(found(readText(`sep=;\nUPN,Number\n${ROW}`)), ["2 - file-separator"]);
        assert.deepEqual(found(readText("UPN;Number,Note\na;b,c")), ["1 - file-separator"]);
    });

    it("may have blanks around its cells, also around quotation marks", () => {
        const { rows, findings } = readText('UPN , "Phone Number"\n ann@contoso.com , "+12065550101" \n');
        assert.deepEqual([rows.length, findings], [1, []]);
    });

    it("may have blank rows and empty cells after the last column", () => {
        const reading = readText(`UPN,Number,,\n${ROW},,\n,,,\n  \n\nben@contoso.com,+12065550102,,,,\n`);
        assert.deepEqual([reading.rows.length, reading.findings, reading.skipped], [2, [], []]);
    });

    it("has a finding for each row with too many or too few cells, which are not guessed", () => {
        const reading = readText(
            [
                "UPN;Number;Note",
                "ann@contoso.com;tel:+12065550100;ext=101;x",
                "ben@contoso.com;+1206555",
                "cid@contoso.com;+12065550103;a;b",
                "dee@contoso.com,+12065550104,a",
                "eve@contoso.com;+12065550105;a",
            ].join("\n"),
        );
        assert.deepEqual(
            reading.rows.map(({ line }) => line),
            [6],
        );
        assert.deepEqual(
            found(reading),
            [2, 3, 4, 5].map(line => `${line} - row-length`),
        );
        const messages = reading.findings.map(({ message }) => message);
        assert.match(messages[0] ?? "", /Put the number in quotation marks/);
        assert.match(messages[1] ?? "", /2 cells, and the header 3\. It may be cut off/);
        assert.match(messages[3] ?? "", /It has a comma between its cells, and the header a semicolon/);
    });

    it("has one finding where quotation marks do not match, with the line, and keeps the rows before it", () => {
        for (const bad of [
            '"ben@contoso.com,+12065550102\ncid@contoso.com,+12065550103',
            'ben "b" <ben@contoso.com>,1',
            '"ben"@contoso.com,1',
        ]) {
            const reading = readText(`UPN,Number\n${ROW}\n${bad}\n`);
            assert.deepEqual(found(reading), ["3 - file-quotes"], bad);
            assert.equal(reading.rows.length, 1);
        }
    });

    it("has a finding for an extension that the separator cuts off, also where the row has as many cells as the header", () => {
        const reading = readText(
            "UPN;LineUri;DisplayName\na@contoso.com;tel:+12065550100;ext=1\nb@contoso.com;tel:+12065550100;ext=2;\n",
        );
        assert.deepEqual(found(reading), ["2 - row-length", "3 - row-length"]);
        assert.match(reading.findings[0]?.message ?? "", /Put the number in quotation marks/);
        const own = readText("UPN;Number;Extension\na@contoso.com;+12065550100;ext=1");
        assert.deepEqual(declared(own)[0]?.phoneNumber, "+12065550100;ext=1");
    });

    it("may be two files in one if both have the same header, and has a finding if not", () => {
        const twice = readText(`UPN,Number\n${ROW}\n#TYPE User\nUPN,Number\nben@contoso.com,+12065550102`);
        assert.deepEqual([twice.rows.length, twice.findings], [2, []]);
        const withBoms = readText(
            '\ufeff"UPN","Number"\n"a@contoso.com","+12065550101"\n\ufeff"UPN","Number"\n"b@contoso.com","+12065550102"',
        );
        assert.deepEqual([withBoms.rows.length, withBoms.findings], [2, []]);
        const other = readText(`UPN,Number\n${ROW}\nNumber,UPN\n+12065550102,ben@contoso.com`);
        assert.deepEqual([other.rows.length, found(other)], [1, ["3 - header-repeated"]]);
    });

    it("must have a header and rows", () => {
        for (const text of ["", "\ufeff", "\n\n", "#TYPE A\n", " \r\n "])
            assert.deepEqual(found(readText(text)), ["1 - file-empty"]);
        assert.deepEqual(found(readText("UPN,Number\n")), ["1 - file-empty"]);
        const headless = readText(`${ROW}\nben@contoso.com,+12065550102`);
        assert.deepEqual(found(headless), ["1 - column-missing"]);
        const quoted = readText('"UPN,Number"\n"a@contoso.com,+12065550101"');
        assert.match(quoted.findings[0]?.message ?? "", /^Each line is in quotation marks/);
        assert.match(headless.findings[0]?.message ?? "", /There is no header/);
    });

    it("must have a column with accounts and one with numbers, which is one finding", () => {
        assert.deepEqual(found(readText("Foo,Bar\n1,2")), ["1 - column-missing"]);
        assert.deepEqual(found(readText("UPN\nann@contoso.com")), ["1 - column-missing"]);
        assert.deepEqual(found(readText("Number\n+12065550101")), ["1 - column-missing"]);
    });

    it("has a finding with a suggestion for a column that is not known, and the known ones without a use are named once", () => {
        const reading = readText(`UPN,Number,PhoneNumberTyp,DisplayName,Voice Routing Policy\n${ROW},,,`);
        assert.deepEqual(found(reading), ["1 PhoneNumberTyp column-unknown"]);
        assert.match(reading.findings[0]?.message ?? "", /If it is phoneNumberType, rename it/);
        assert.deepEqual(reading.ignored, ["DisplayName", "Voice Routing Policy"]);
    });

    it("has a finding where two columns stand for one thing, and no row is read", () => {
        const reading = readText("UPN,Email,LineUri,TelephoneNumber\na@x.com,b@x.com,+12065550101,+12065550102");
        assert.deepEqual(found(reading), ["1 Email column-ambiguous", "1 TelephoneNumber column-ambiguous"]);
        assert.deepEqual(reading.rows, []);
    });

    it("has a finding for a value in a column without a name", () => {
        assert.deepEqual(found(readText(`UPN,Number,\n${ROW},x\n`)), ["2 - column-unknown"]);
    });

    it("reads the names of columns without case, blanks and invisible characters", () => {
        const reading = readText(`\u200bUSER principal name\u00a0, phone number \nann@contoso.com,+12065550101`);
        assert.deepEqual([reading.rows.length, reading.findings], [1, []]);
    });
});

describe("a file that is not CSV", () => {
    const KINDS: readonly (readonly [string | Buffer, RegExp])[] = [
        [
            Buffer.from("PK\x03\x04....[Content_Types].xml xl/workbook.xml", "latin1"),
            /Excel workbook \(\.xlsx\).*save it as "CSV UTF-8/,
        ],
        [Buffer.from("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "latin1"), /OpenDocument/],
        [Buffer.from("PK\x03\x04numbers.csv", "latin1"), /ZIP archive/],
        [Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "latin1"), /Excel 97-2003/],
        [Buffer.from("\x1f\x8b\x08\0", "latin1"), /gzip/],
        ["%PDF-1.7\n", /PDF/],
        ["{\\rtf1\\ansi}", /RTF/],
        ['[\r\n  {\r\n    "UserPrincipalName": "a"', /JSON.*Export-Csv/],
        ['{"number":"+12065550101"}\n', /JSON/],
        ['<?xml version="1.0"?><Workbook>', /XML/],
        ["<html><table>", /XML or HTML/],
        ["\nUPN     LineUri\n---     -------\nann tel:+1\n", /PowerShell's screen output \(a table\).*Export-Csv/],
        [
            "\u001b[32;1mUPN     LineUri\u001b[0m\n\u001b[32;1m---     -------\u001b[0m\nann tel:+1\n",
            /screen output \(a table\)/,
        ],
        ["UserPrincipalName : ann@contoso.com\nLineUri           : tel:+1\n", /screen output \(a list\)/],
        ["PS C:\\> Get-CsOnlineUser\n", /PowerShell window/],
        [
            '#TYPE Microsoft.PowerShell.Commands.Internal.Format.FormatStartData\n"ClassId2e4f51ef21dd47e99d3c952918aff9cd","pageHeaderEntry"\n',
            /Remove `Format-Table`/,
        ],
        ['#TYPE System.String\n"Length"\n"21"\n', /lengths of texts/],
        ["| UPN | Number |\n|-----|--------|\n| a | b |\n", /Markdown/],
        ["- identity: ann@contoso.com\n  phoneNumber: 1\n", /YAML/],
    ];
    for (const [text, kind] of KINDS)
        it(`leads to one finding, which says what it is: ${kind.source}`, () => assert.match(kindOf(text) ?? "", kind));
});
