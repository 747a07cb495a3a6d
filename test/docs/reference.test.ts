import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

const REFERENCE = path.join(__dirname, "../../docs/reference.md");

describe("docs/reference.md", () => {
    it("is what the docstrings and the types say today (`npm run reference` writes it)", async () => {
        const { reference } = await import("../../scripts/reference/document.mjs");
        assert.equal(readFileSync(REFERENCE, "utf8"), reference());
    });

    it("leaves no argument, key or error code without a meaning", () => {
        const [, ...sections] = readFileSync(REFERENCE, "utf8").split(/^## /m);
        const explained = sections.filter(section => /^(getEmergencyLocation|Configuration|Error codes)/.test(section));
        assert.equal(explained.length, 3);
        for (const section of explained) assert.doesNotMatch(section, /\| *\|$/m);
    });
});
