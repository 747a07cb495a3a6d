import assert from "node:assert/strict";
import { readCsv } from "../../provider/spreadsheet/read-csv";
import { declared, found } from "./read";

const HEAD = "UPN;Number;NumberType;LocationName\r\n";
const ROW = "ann@contoso.com;+12065550101;CallingPlan;";

function utf16(text: string, order: "LE" | "BE", bom = true): Buffer {
    const bytes = Buffer.from((bom ? "\ufeff" : "") + text, "utf16le");
    return order === "BE" ? bytes.swap16() : bytes;
}
const latin1 = (text: string) => Buffer.from(text, "latin1");
const utf8 = (text: string) => Buffer.from(text);

describe("the encoding of a file", () => {
    const text = `${HEAD}${ROW}München\r\n`;
    const supported: readonly (readonly [name: string, bytes: Buffer])[] = [
        ["UTF-8", utf8(text)],
        ["UTF-8 with BOM", utf8(`\ufeff${text}`)],
        ["UTF-16LE with BOM", utf16(text, "LE")],
        ["UTF-16BE with BOM", utf16(text, "BE")],
        ["UTF-16LE", utf16(text, "LE", false)],
        ["UTF-16BE", utf16(text, "BE", false)],
        ["Windows-1252", latin1(text)],
    ];
    for (const [name, bytes] of supported)
        it(`may be ${name}`, () => {
            const reading = readCsv(bytes);
            assert.equal(reading.encoding, name);
            assert.deepEqual(declared(reading)[0]?.location, { description: "München" });
            assert.deepEqual(found(reading), []);
        });

    it("is Windows-1252 with its own signs where the bytes are not valid UTF-8", () => {
        const bytes = latin1(`${HEAD}${ROW}Caf\xe9 \x84O\x92Brien\x93 \x80\r\n`);
        assert.deepEqual(declared(readCsv(bytes))[0]?.location, { description: "Café „O’Brien“ €" });
    });

    const refused: readonly (readonly [name: RegExp, bytes: Buffer])[] = [
        [/UTF-32/, Buffer.from([0xff, 0xfe, 0, 0, 0x55, 0, 0, 0])],
        [/UTF-32/, Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x55])],
        [/UTF-32/, Buffer.from([0x55, 0, 0, 0, 0x50, 0, 0, 0])],
        [/UTF-7/, utf8("UPN+ADs-Number\r\nann+AEA-contoso.com+ADs-12065550101\r\n")],
        [/DOS code page/, latin1(`${HEAD}${ROW}M\x81nchen\r\n`)],
        [/DOS code page/, latin1(`${HEAD}${ROW}K\x94ln\r\n`)],
        [/Mac OS Roman/, latin1(`${HEAD}${ROW}M\x9fnchen\r`.replace("\r\n", "\r"))],
        [/Windows-1251/, latin1(`${HEAD}${ROW}\xcc\xee\xf1\xea\xe2\xe0\r\n`)],
        [/Shift_JIS/, latin1(`${HEAD}${ROW}\x93\x8c\x8b\x9e\x82\xcc\x8e\xd0\r\n`)],
        [
            /begins as if it were in UTF-16LE with BOM, but it is not/,
            Buffer.concat([Buffer.from([0xff, 0xfe]), utf8(`${HEAD}${ROW}`)]),
        ],
        [/not a text file/, latin1("UPN\x00;\x01Number")],
    ];
    for (const [name, bytes] of refused)
        it(`is refused with its name in one finding: ${name.source}`, () => {
            const reading = readCsv(bytes);
            assert.deepEqual(reading.rows, []);
            assert.equal(reading.findings.length, 1);
            assert.equal(reading.findings[0]?.code, "file-encoding");
            assert.match(reading.findings[0].message, name);
        });

    const mixed: readonly (readonly [title: string, bytes: Buffer, encoding: string])[] = [
        [
            "UTF-8 and UTF-16LE",
            Buffer.concat([utf8(HEAD + ROW), utf8("é\r\n"), utf16(`${ROW}\r\n`, "LE", false)]),
            "UTF-8, then UTF-16LE",
        ],
        [
            "UTF-8 and UTF-16BE",
            Buffer.concat([utf8(HEAD + ROW), utf8("é\r\n"), utf16(`${ROW}\r\n`, "BE", false)]),
            "UTF-8, then UTF-16BE",
        ],
        [
            "UTF-8 and UTF-16LE with a BOM",
            Buffer.concat([utf8(HEAD + ROW), utf8("\r\n"), utf16(`${ROW}\r\n`, "LE")]),
            "UTF-8, then UTF-16LE",
        ],
        [
            "UTF-8 and Windows-1252",
            Buffer.concat([utf8(`${HEAD}${ROW}Köln\r\n`), latin1(`${ROW}Köln\r\n`)]),
            "UTF-8, then Windows-1252 or another 8-bit encoding",
        ],
        [
            "UTF-8 with a BOM and Windows-1252",
            Buffer.concat([utf8(`\ufeff${HEAD}${ROW}\r\n`), latin1(`${ROW}Köln\r\n`)]),
            "UTF-8 with BOM, then Windows-1252 or another 8-bit encoding",
        ],
        [
            "Windows-1252 and UTF-8",
            Buffer.concat([latin1(`${HEAD}${ROW}Köln\r\n`), utf8(`${ROW}Köln\r\n`)]),
            "Windows-1252, then UTF-8",
        ],
        [
            "UTF-16LE and UTF-8",
            Buffer.concat([utf16(`${HEAD}${ROW}\r\n`, "LE"), utf8(`${ROW}Köln\r\n`)]),
            "UTF-16LE with BOM, then UTF-8 or another 8-bit encoding",
        ],
        [
            "UTF-16BE and UTF-8 of odd length",
            Buffer.concat([utf16(`${HEAD}${ROW}\r\n`, "BE"), utf8(`${ROW}x\r\n`)]),
            "UTF-16BE with BOM, then UTF-8 or another 8-bit encoding",
        ],
        [
            "UTF-16LE and UTF-16BE",
            Buffer.concat([utf16(`${HEAD}${ROW}\r\n`, "LE"), utf16(`${ROW}\r\n`, "BE", false)]),
            "UTF-16LE with BOM, then UTF-16BE",
        ],
    ];
    for (const [title, bytes, encoding] of mixed)
        it(`may not change within the file, which is one finding with its line: ${title}`, () => {
            const reading = readCsv(bytes);
            assert.equal(reading.encoding, encoding);
            assert.deepEqual(found(reading), ["3 - file-encoding"]);
            assert.deepEqual(
                reading.rows.map(({ line }) => line),
                [2],
            );
        });

    it("may be that of a file with Chinese names in UTF-16, whose bytes look like ASCII", () => {
        const name = "张伟堀塀壀奀娀帀怀愀戀搀攀最".repeat(3);
        const reading = readCsv(
            utf16(`UPN,Number,NumberType,DisplayName\r\nann@contoso.com,+12065550101,CallingPlan,${name}\r\n`, "LE"),
        );
        assert.deepEqual(found(reading), []);
        assert.equal(reading.rows.length, 1);
    });
});
