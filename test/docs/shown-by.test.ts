import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const DOCS = path.join(__dirname, "../../docs");

describe("the documents", () => {
    it("name tests that exist: the words of a link to a test are in that test", () => {
        for (const document of readdirSync(DOCS)) {
            const text = readFileSync(path.join(DOCS, document), "utf8");
            for (const [, words = "", file = ""] of text.matchAll(
                /\[([^\]]* [^\]]*)\]\((\.\.\/test\/[^)]+\.test\.ts)\)/g,
            )) {
                const test = readFileSync(path.join(DOCS, file), "utf8");
                assert.ok(test.includes(words), `${document}: no test "${words}" in ${file}`);
            }
        }
    });
});
