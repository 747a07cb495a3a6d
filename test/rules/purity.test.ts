import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const provider = path.join(__dirname, "../../provider");

/** What the pure stages may import, as paths below `provider/`; `type` imports of data are free. */
const allowed = [/^rules\//, /^plan\//, /^schema\/arguments$/];

describe("architecture", () => {
    for (const stage of ["rules", "plan"]) {
        for (const file of readdirSync(path.join(provider, stage))) {
            it(`${stage}/${file} is pure: it imports no I/O, clock, tenant or engine`, () => {
                const text = readFileSync(path.join(provider, stage, file), "utf8");
                const imports = [...text.matchAll(/^import (?!type )[^"]*from "([^"]+)"/gms)].map(
                    match => match[1] ?? "",
                );
                for (const name of imports) {
                    assert.ok(name.startsWith("."), `imports ${name}`);
                    const target = path.posix.join(stage, name);
                    assert.ok(
                        allowed.some(pattern => pattern.test(`${target}`)) || target === stage,
                        `imports ${name}`,
                    );
                }
                assert.doesNotMatch(text, /\bDate\b|Math\.random|process\./);
            });
        }
    }

    it("every rule file is in the ordered list", () => {
        const listed = readFileSync(path.join(provider, "rules/index.ts"), "utf8");
        const files = readdirSync(path.join(provider, "rules")).map(file => file.replace(".ts", ""));
        for (const file of files.filter(each => each !== "index" && each !== "rule")) {
            assert.ok(listed.includes(`from "./${file}"`), file);
        }
    });
});
