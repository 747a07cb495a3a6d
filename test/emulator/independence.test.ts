import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const PROVIDER = path.join(__dirname, "../../provider");

describe("the emulator", () => {
    it("shares no code with the backends, rules and plans that are tested on it", () => {
        for (const entry of readdirSync(PROVIDER, { recursive: true, encoding: "utf8" })) {
            if (!entry.endsWith(".ts") || entry.startsWith("cli")) continue;
            const text = readFileSync(path.join(PROVIDER, entry), "utf8");
            if (entry.startsWith("emulator")) {
                const forbidden = /from "[./]+\/(rules|schema|plan|lifecycle|gate\/|observe|tenant\/(?!embedded|port))/;
                assert.doesNotMatch(text, forbidden, entry);
            } else assert.doesNotMatch(text, /from "[./]+\/emulator\b/, entry);
        }
    });
});
