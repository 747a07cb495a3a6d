import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { csvLine } from "../../provider/spreadsheet/csv-line";
import { hostileText } from "../support/worlds/hostile";
import { Chance } from "../support/worlds/random";

const SEED = Number(process.env.SEED ?? 20_261_128);

describe("a line of CSV", () => {
    it("has no cell that a spreadsheet takes for a formula, in any column", () => {
        for (const formula of [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "=cmd|'/c calc'!A1@contoso.com",
        ])
            for (const cells of [
                [formula, "b"],
                ["a", formula],
                [formula, formula],
            ])
                for (const [cell] of csvLine(cells).matchAll(/(?:"[^"]*"|[^,"])+/g))
                    assert.doesNotMatch(cell, /^"?\s*[=+@-]/, JSON.stringify(cell));
    });

    it("has numbers and ids as a program declares them", () => {
        const cells = [
            "a@contoso.com",
            "+14255551000;ext=100",
            "DirectRouting",
            "Primary",
            "11111111-0000-4000-8000-000000000001",
        ];
        assert.equal(csvLine(cells), cells.join(","));
        assert.match(csvLine(["+14255551000;ext=1+1"]), /^"'\+/);
    });

    it(`keeps each cell apart, and no separator of another locale splits one, with seed ${SEED}`, () => {
        const chance = new Chance(SEED);
        for (let round = 0; round < 500; round++) {
            const cells = Array.from({ length: 5 }, () => hostileText(chance).slice(0, 300).toWellFormed());
            const line = csvLine(cells);
            const [read] = parse(line, { relax_column_count: true }) as string[][];
            assert.deepEqual(
                read?.map(each => each.replace(/^'/, "")),
                cells.map(each => each.replace(/^'/, "")),
            );
            assert.doesNotMatch(line.replace(/"(?:[^"]|"")*"/g, ""), /[;\t]/);
        }
    });
});
