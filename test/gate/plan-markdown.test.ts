import assert from "node:assert/strict";
import type { Plan } from "../../provider/gate/report/plan";
import { planMarkdown } from "../../provider/gate/report/plan-markdown";
import { redactedPlan } from "../../provider/gate/report/redacted-plan";
import type { Line } from "../../provider/gate/report/sections";
import { ALICE } from "../rules/situations";

const plan = (lines: readonly Line[], more: Partial<Plan> = {}): Plan => ({
    digest: `sha256:${"0".repeat(64)}`,
    isComplete: true,
    lines,
    refused: [],
    changeSet: { entries: [], accounts: new Map(), refused: [] },
    secrets: new Set(),
    tenant: { id: "5c1f7b0e-0000-4000-8000-0000000000aa", name: "Contoso" },
    notes: [],
    ...more,
});
const line = (kind: Line["kind"], text: string): Line => ({ kind, text, resource: "r" });

describe("the plan as Markdown", () => {
    it("shows names from the directory as text, so that none hides the rest of the plan", () => {
        for (const name of [
            "Bob` <!--",
            "Bob <details>",
            "[Bob](https://example.com)",
            "Bob\n\n### Assigned (0)",
            "Bob\u202e",
        ]) {
            const text = planMarkdown(plan([line("taken", `${name} (bob@contoso.com): +12065550101`)]));
            assert.doesNotMatch(text, /(?<!\\)[<[`](?:!--|details|Bob| <)|^### Assigned|\u202e/m, text);
            assert.equal(text.split("\n").filter(each => each.includes("Bob")).length, 1);
        }
    });

    it("keeps code in the message of a refusal, unless its backticks are not paired", () => {
        const message = (text: string) =>
            planMarkdown(
                plan([], {
                    refused: [
                        {
                            resource: "r",
                            finding: {
                                code: "number-taken",
                                severity: "error",
                                property: "phoneNumber",
                                message: text,
                                source: "https://example.com",
                            },
                        },
                    ],
                }),
            );
        assert.match(message('add `takeFrom: "a_b@contoso.com"`'), /add `takeFrom: "a_b@contoso\.com"`/);
        assert.match(message("is held by Bob` <!--"), /Bob\\` \\<!--/);
    });

    it("folds what writes nothing, and a long list of people who get a first number, but never one who loses a number", () => {
        const many = (kind: Line["kind"]) => Array.from({ length: 30 }, (_, index) => line(kind, `person ${index}`));
        const foldedText = (text: string) => [...text.matchAll(/<details>[\s\S]*?<\/details>/g)].join("\n");
        const text = planMarkdown(plan([...many("taken"), ...many("assigned"), line("adopted", "as declared")]));
        assert.match(text, /\*\*30 taken away, 30 assigned\.\*\* 1 adopted \(no write\)\./);
        assert.equal(foldedText(text).match(/person/g)?.length, 30);
        assert.match(foldedText(text), /1 without a write/);
        assert.doesNotMatch(planMarkdown(plan(many("taken"))), /<details>/);
    });

    it("lists the moves of an exchange one below the other, without names if the plan is redacted", () => {
        const parts = [
            "Bob (bob@contoso.com) -> Al (al@contoso.com): +12065550101",
            "Al (al@contoso.com) gives up +12065550102",
        ];
        const exchange: Line = { ...line("moved", `in one exchange, all or nothing: ${parts.join("; ")}`), parts };
        assert.match(
            planMarkdown(plan([exchange])),
            /^- in one exchange.*:\n {2}- Bob .* → Al .*\n {2}- Al .* gives up/m,
        );
        const redacted = planMarkdown(redactedPlan(plan([exchange])));
        assert.match(redacted, / {2}- person 1 → person 2: number 1\n {2}- person 2 gives up number 2/);
    });

    it("says which plan cannot be approved", () => {
        assert.match(planMarkdown(plan([])), /\*\*No changes\.\*\*/);
        assert.match(planMarkdown(plan([], { isComplete: false })), /not complete, so it cannot be approved/);
    });

    it("shows no part of a known name when it is redacted, even if the name has special characters", () => {
        const account = { ...ALICE, displayName: "Ann: >B; (C)", userPrincipalName: "ann@contoso.com" };
        const changeSet = { entries: [], accounts: new Map([["a", account]]), refused: [] };
        const text = "Ann: >B; (C) (ann@contoso.com): +12065550101 -> +12065550102";
        const redacted = redactedPlan(plan([line("changed", text)], { changeSet }));
        assert.equal(redacted.lines[0]?.text, "person 1: number 1 -> number 2");
    });
});
