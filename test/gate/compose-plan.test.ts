import assert from "node:assert/strict";
import type { TenantReport } from "../../provider/gate/judge/tenant-report";
import { composePlan } from "../../provider/gate/report/compose-plan";
import { planJson } from "../../provider/gate/report/plan-json";
import { planMarkdown } from "../../provider/gate/report/plan-markdown";
import { planText } from "../../provider/gate/report/plan-text";

const REPORT: TenantReport = {
    refused: [],
    findings: [],
    changeSet: { entries: [], accounts: new Map(), refused: [] },
    observed: null,
    managed: [],
    secrets: new Set(["+12065550101"]),
    notChecked: [],
    late: [],
    notes: new Map(),
};
const WHOLE_RUN = {
    connected: { opened: null },
    state: { kind: "read" as const },
    isFirst: true,
    isComplete: true,
};

describe("the plan of a run", () => {
    it("is not complete if it cannot carry out a declaration that no rule refuses, and it names the declaration", async () => {
        const refusals = [{ code: "number-taken", property: "phoneNumber", message: "+12065550101 is held by Bob" }];
        const changeSet = { ...REPORT.changeSet, refused: [{ resource: "ada", refusals }] };
        const plan = await composePlan({ ...REPORT, changeSet }, WHOLE_RUN);
        assert.equal(plan.isComplete, false);
        assert.deepEqual(plan.notes, ["Not in this plan: ada, because [secret] is held by Bob."]);
    });

    it("shows its digest once as text, as Markdown and as data", async () => {
        const plan = await composePlan(REPORT, WHOLE_RUN);
        assert.equal(plan.isComplete, true);
        const texts = [
            planText(plan.lines, { notes: plan.notes, file: null, digest: plan.digest }),
            planMarkdown(plan),
            JSON.stringify(planJson(plan)),
        ];
        for (const text of texts) assert.equal(text.split(plan.digest).length, 2, text);
    });
});
