import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { rules } from "../../provider/rules";
import { checkRows } from "../../provider/spreadsheet/check-rows";
import { readCsv } from "../../provider/spreadsheet/read-csv";
import type { ReadOptions, RowArguments } from "../../provider/spreadsheet/reading";

interface ExpectedRow {
    readonly line: number;
    readonly declares?: readonly RowArguments[];
    /** A refusal is as good, if it names the number. */
    readonly alsoRight?: { readonly refused: string };
    readonly declaresNothing?: string;
    readonly refused?: { readonly column?: string; readonly suggests?: string };
    readonly warnedBy?: string;
    readonly thenRefusedBy?: string;
    readonly mustNotBecome?: readonly string[];
}

interface Expected {
    readonly about: string;
    readonly columns?: Readonly<Record<string, string>>;
    readonly encoding: string;
    readonly delimiter?: string;
    readonly given?: ReadOptions;
    readonly ignored?: readonly string[];
    readonly unused?: readonly string[];
    readonly rows: readonly ExpectedRow[];
}

const FOLDER = path.join(__dirname, "../fixtures/spreadsheet");
const PRIVATE = "phoneNumber (assignmentCategory Private)";

describe("the files that administrators have", () => {
    for (const name of readdirSync(path.join(FOLDER, "expected"))) {
        const expected = JSON.parse(readFileSync(path.join(FOLDER, "expected", name), "utf8")) as Expected;
        const reading = readCsv(
            readFileSync(path.join(FOLDER, "files", name.replace(".json", ".csv"))),
            expected.given,
        );
        const { rows, skipped, findings, ignored, encoding, separator } = reading;

        describe(name.replace(".json", ""), () => {
            it("have an encoding, a separator and columns that the reader recognises", () => {
                assert.equal(encoding, expected.encoding);
                if (expected.delimiter) assert.equal(separator, expected.delimiter.replace("tab", "\t"));
                for (const each of [...(expected.ignored ?? []), ...(expected.unused ?? [])])
                    assert.ok(ignored.includes(each), each);
                for (const [argument, column] of Object.entries(expected.columns ?? {})) {
                    const key = argument === PRIVATE ? "phoneNumber" : (argument as keyof RowArguments);
                    const names = new Set(rows.map(row => row.columns[key]?.name));
                    assert.ok(names.has(column), `${argument}: ${[...names]}`);
                }
            });

            it("declare in each row what is expected, and nothing else", () => {
                for (const { line, declares, refused, mustNotBecome } of expected.rows) {
                    const args = rows.filter(row => row.line === line).map(row => row.args);
                    if (declares && !isRefusedInstead(line)) assert.deepEqual(args, declares, `line ${line}`);
                    else if (refused) assert.ok(args.length === 0 || isRefused(line), `line ${line}`);
                    for (const each of mustNotBecome ?? []) assertWithout(args, each);
                }
                const lines = new Set(expected.rows.map(({ line }) => line));
                assert.deepEqual(
                    rows.filter(({ line }) => !lines.has(line)),
                    [],
                );
            });

            it("have findings and skipped rows in the lines where they are expected, and in no others", () => {
                const refusals = expected.rows.filter(({ line, refused }) => refused ?? isRefusedInstead(line));
                for (const { line, refused } of refusals) {
                    const finding = [...findings, ...checkRows(rows)].find(each => each.line === line);
                    assert.equal(finding?.severity, "error");
                    if (refused?.column) assert.equal(finding.column?.name, refused.column);
                    if (refused?.suggests) assert.match(finding.message, new RegExp(refused.suggests));
                }
                const lines = expected.rows.length === 0 ? [1] : refusals.map(({ line }) => line);
                assert.deepEqual(
                    findings.filter(({ line }) => !lines.includes(line)),
                    [],
                );
                assert.deepEqual(
                    skipped.map(({ line }) => line),
                    expected.rows.filter(({ declaresNothing }) => declaresNothing).map(({ line }) => line),
                );
            });

            for (const { line, warnedBy, thenRefusedBy } of expected.rows) {
                const rule = rules.find(({ code }) => code === (warnedBy ?? thenRefusedBy));
                // The rules that need a tenant are not checked here.
                if (!rule?.offline && !rule?.program) continue;
                it(`lead to the finding ${rule.code} in line ${line}`, () => {
                    const finding = checkRows(rows).find(each => each.line === line);
                    assert.equal(finding?.code, rule.code);
                    assert.equal(finding.severity, warnedBy ? "warn" : "error");
                });
            }
        });

        function isRefusedInstead(line: number): boolean {
            const { declares, alsoRight } = expected.rows.find(each => each.line === line) ?? {};
            const [number] = declares ?? [];
            const finding = findings.find(each => each.line === line);
            return alsoRight !== undefined && finding?.message.includes(number?.phoneNumber ?? "") === true;
        }

        function isRefused(line: number): boolean {
            return checkRows(rows).some(each => each.line === line && each.severity === "error");
        }
    }

    function assertWithout(args: readonly RowArguments[], text: string): void {
        const [key, value] = text.split(": ");
        for (const each of args) {
            if (value === "null") assert.notEqual(each[key as keyof RowArguments], null);
            else if (value !== "absent") assert.ok(!JSON.stringify(each).includes(`"${text}"`), text);
        }
    }
});
