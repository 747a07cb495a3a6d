import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "../..");
const load = () => import("../../scripts/test-files.mjs");
const ONE = "test/plan/exchange.test.ts";

/** What a file and all that it imports from this project hold, by path. */
function textsOf(file: string, found = new Map<string, string>()): Map<string, string> {
    if (found.has(file)) return found;
    const text = readFileSync(file, "utf8");
    found.set(file, text);
    for (const [, source = ""] of text.matchAll(/\bfrom "(\.[^"]+)"/g)) {
        const base = path.resolve(path.dirname(file), source);
        const candidates = [base, `${base}.ts`, path.join(base, "index.ts")];
        const imported = candidates.find(each => existsSync(each) && statSync(each).isFile());
        if (imported) textsOf(imported, found);
    }
    return found;
}

describe("a unit test", () => {
    it("neither starts the engine nor loads the built package, directly or through an import", async () => {
        const { unitTests, ENGINE } = await load();
        const needs = /spawn(?:Sync)?\("pulumi"|\bdist\/(?!\*)/;
        const isNeedy = (file: string) =>
            [...textsOf(path.join(ROOT, file))].filter(
                ([each, text]) =>
                    each.includes(`${path.sep}test${path.sep}`) && each !== __filename && needs.test(text),
            );
        for (const file of unitTests())
            assert.deepEqual(
                isNeedy(file).map(([each]) => each),
                [],
                file,
            );
        const [engineTest = ""] = ENGINE.filter(each => each.endsWith(".ts"));
        assert.ok(isNeedy(engineTest).length > 0, "the search finds nothing in a test of the engine either");
    });
});

describe("`npm test` with arguments", () => {
    it("runs what they name, and everything where they name nothing", async () => {
        const { namedIn } = await load();
        assert.deepEqual(namedIn([ONE]), [ONE]);
        assert.deepEqual(namedIn(["test/plan", "-g", "case 7"]), ["test/plan"]);
        assert.deepEqual(namedIn(["test/**/*.test.ts"]), ["test/**/*.test.ts"]);
        assert.deepEqual(namedIn([]), []);
        assert.deepEqual(namedIn(["-g", "test", "--timeout", "5000", "--bail"]), []);
    });

    it("needs the engine only where a test of the engine may be among them", async () => {
        const { mayRun, ENGINE } = await load();
        for (const names of [[], ["test"], ["test/engine/options"], ["test/malformed"], ["test/**/*.test.ts"]])
            assert.ok(mayRun(names, ENGINE), names.join());
        for (const names of [[ONE], ["test/plan/"], ["test/malformed/states.test.ts"]])
            assert.ok(!mayRun(names, ENGINE), names.join());
    });

    it("finds this test", async () => {
        const { allTests, unitTests } = await load();
        const own = path.relative(ROOT, __filename).replaceAll(path.sep, "/");
        assert.ok(allTests().includes(own) && unitTests().includes(own));
    });
});
