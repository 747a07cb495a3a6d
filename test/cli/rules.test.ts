import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { rulesAsMarkdown } from "../../provider/cli/rules-markdown";
import { rules } from "../../provider/rules";
import { ROOT, runTeamsPhone } from "../support/command";

const teamsPhone = (...args: string[]) => runTeamsPhone(ROOT, ...args);
const codes = rules.map(({ code }) => code);

describe("the command teams-phone rules", () => {
    it("lists every rule in order, with both severities where the presets differ", () => {
        const { stdout, stderr, status } = teamsPhone("rules");
        const [head = "", ...lines] = stdout.trimEnd().split("\n");
        assert.match(head, /^RULE +SEVERITY +REFUSES$/);
        assert.deepEqual(
            lines.map(line => line.split(" ")[0]),
            codes,
        );
        assert.match(stdout, /^macau +error \(seed\), warn \(current\) +\+853 numbers/m);
        assert.match(stdout, /^licence +error +accounts whose/m);
        assert.deepEqual([stderr, status], ["", 0]);
    });

    it("explains one rule: its severity, what it is checked against, what the service does, and its source", () => {
        assert.deepEqual(teamsPhone("rules", "location-inherited"), {
            stdout: [
                "location-inherited refuses a new holder without a `locationId`: the number would keep its former holder's address.",
                "severity: warn (seed), error (current)",
                "checked against: the tenant",
                "the service itself accepts it",
                "source: pulumi-teams-phone",
                "",
            ].join("\n"),
            stderr: "",
            status: 0,
        });
    });

    it("says which rules cannot be lowered, and which need the state", () => {
        assert.match(teamsPhone("rules", "number-taken").stdout, /^severity: error; cannot be lowered$/m);
        assert.match(teamsPhone("rules", "tenant-mismatch").stdout, /^checked against: the stack's state$/m);
        assert.match(teamsPhone("rules", "macau").stdout, /^checked against: the arguments, the tenant$/m);
    });

    it("rejects an unknown code in one line that lists the rules", () => {
        const { stdout, stderr, status } = teamsPhone("rules", "NOPE");
        assert.deepEqual([stdout, status], ["", 2]);
        assert.equal(stderr, `teams-phone: There is no rule "NOPE". The rules are: ${codes.join(", ")}.\n`);
    });

    it("prints docs/rules.md, but not for one rule only", () => {
        assert.deepEqual(teamsPhone("rules", "--markdown"), { stdout: rulesAsMarkdown(), stderr: "", status: 0 });
        const refused = teamsPhone("rules", "macau", "--markdown");
        assert.deepEqual([refused.stdout, refused.status], ["", 2]);
        assert.match(refused.stderr, /Leave the code out/);
    });
});

describe("docs/rules.md", () => {
    it("is up to date", () => {
        const stored = readFileSync(path.join(ROOT, "docs/rules.md"), "utf8");
        const hint = "docs/rules.md is stale. Run: npm run --silent teams-phone -- rules --markdown > docs/rules.md";
        assert.equal(stored, rulesAsMarkdown(), hint);
    });

    it("has a row for each rule, with its severities, whether it can be lowered, and its source", () => {
        const rows = rulesAsMarkdown()
            .split("\n")
            .filter(line => line.startsWith("| `"));
        const shown = rows.map(line => line.split(" | ").map(cell => cell.replace(/^\| | \|$/g, "")));
        assert.deepEqual(shown.map(([code]) => code).sort(), codes.map(code => `\`${code}\``).sort());
        for (const rule of rules) {
            const cells = shown.find(([code]) => code === `\`${rule.code}\``) ?? [];
            const { seed, current } = rule.severity;
            assert.deepEqual(cells.slice(2, 6), [seed, current, rule.structural ? "no" : "yes", rule.service]);
            if (rule.source.startsWith("https:")) assert.match(cells[6] ?? "", /^\[.+\]\(https:.+\)$/);
        }
    });
});
