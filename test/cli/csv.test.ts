import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT, runTeamsPhone } from "../support/command";

const FILES = path.join(ROOT, "test/fixtures/spreadsheet/files");
const teamsPhone = (...args: string[]) => runTeamsPhone(FILES, "csv", ...args);
const GERMAN = "a-03-german-semicolons.csv";

describe("the command teams-phone csv", () => {
    it("checks a file: what was read and left out, a table of the findings, and the exit code 1 for errors", () => {
        const { stdout, stderr, status } = teamsPhone("check", GERMAN, "--phone-number-type", "DirectRouting");
        const [head, columns, finding, counts] = stdout.split("\n");
        assert.equal(head, `${GERMAN} (UTF-8 with BOM): 6 assignments. Ignored columns: Name.`);
        assert.match(columns ?? "", /^LINE +COLUMN +SEVERITY +CODE +FINDING$/);
        assert.match(
            finding ?? "",
            /^5 +phone +error +number-without-country +is "030 23125104": it has no country code\./,
        );
        assert.equal(counts, "1 error, 0 warnings");
        assert.deepEqual([stderr, status], ["", 1]);
    });

    it("prints JSON with the findings of the rules, too, and exits with 0 where there are only warnings", () => {
        const file = "a-08-quotes-and-newlines.csv";
        const { stdout, status } = teamsPhone("check", file, "--phone-number-type", "DirectRouting", "--json");
        const { assignments, separator, ignored, findings } = JSON.parse(stdout);
        assert.deepEqual([assignments, separator, ignored], [4, ",", ["Display Name", "Note"]]);
        assert.equal(findings.length, 1);
        const { code, severity, line, column, columnNumber } = findings[0];
        assert.deepEqual(
            [code, severity, line, column, columnNumber],
            ["number-impossible", "warn", 7, "Phone Number", 3],
        );
        assert.equal(status, 0);
    });

    it("converts a file to the layout of an export, and prints nothing for a file with errors", () => {
        const german = teamsPhone("convert", GERMAN, "--phone-number-type", "DirectRouting", "--default-country", "de");
        const lines = german.stdout.trimEnd().split("\n");
        assert.equal(lines[0], "identity,phoneNumber,phoneNumberType,assignmentCategory,locationId");
        assert.equal(lines[4], "dee.dunn@contoso.com,+493023125104,DirectRouting,,");
        assert.deepEqual([lines.length, german.status], [8, 0]);
        const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-csv-"));
        writeFileSync(
            path.join(folder, "numbers.yml"),
            "- upn: ann@contoso.com\n  tel: +12065550101\n  type: CallingPlan\n",
        );
        const yaml = runTeamsPhone(folder, "csv", "convert", "numbers.yml");
        rmSync(folder, { recursive: true });
        assert.deepEqual([yaml.stdout, yaml.status], ["", 1]);
        assert.match(yaml.stderr, /^3 +type +error +column-unknown/m);
    });

    it("refuses an unknown country and a file that does not exist in one line", () => {
        const country = teamsPhone("check", GERMAN, "--default-country", "XX");
        assert.match(country.stderr, /^teams-phone: --default-country is "XX", which is not a country\..*\n$/);
        assert.deepEqual([country.stdout, country.status], ["", 2]);
        const missing = teamsPhone("check", "missing.csv");
        assert.match(
            missing.stderr,
            /^teams-phone: The file of assignments, missing\.csv, cannot be read: ENOENT.*\n$/,
        );
        assert.equal(missing.status, 1);
    });
});
