import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const DOCS = path.join(__dirname, "../../docs");
const documents = readdirSync(DOCS).filter(name => name.endsWith(".md"));

describe("the documents", () => {
    it("name tests that exist: the words of a link to a test are in that test", () => {
        for (const document of documents) {
            const text = readFileSync(path.join(DOCS, document), "utf8");
            for (const [, words = "", file = ""] of text.matchAll(
                /\[([^\]]* [^\]]*)\]\((\.\.\/test\/[^)]+\.test\.ts)\)/g,
            )) {
                const test = readFileSync(path.join(DOCS, file), "utf8");
                assert.ok(test.includes(words), `${document}: no test "${words}" in ${file}`);
            }
        }
    });

    it("have pictures that exist, and words for those who do not see them", () => {
        const pictures = documents.flatMap(document => [
            ...readFileSync(path.join(DOCS, document), "utf8").matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g),
        ]);
        assert.deepEqual(
            pictures.map(([, , file = ""]) => file),
            readdirSync(path.join(DOCS, "images")).map(name => `images/${name}`),
        );
        for (const [, words = "", file = ""] of pictures) {
            assert.ok(words.length > 20, file);
            assert.ok(statSync(path.join(DOCS, file)).size < 150_000, `${file} is large`);
        }
    });
});
