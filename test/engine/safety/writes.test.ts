import assert from "node:assert/strict";
import { checkpointOf, nameOf } from "../../support/engine/stack-file";
import { type Declared, Project, type Run, steps } from "../../support/project";
import { declared, differences, shown } from "../../support/worlds/tenancy";
import { accountIn, faultOn, lost, type Planned, repeated, untrue } from "./expected-writes";
import { SHARED_CASES as CASES, type Case } from "./write-cases";
import type { Scenario } from "./write-scenarios";
import { worldOf } from "./write-world";

const FAULT_COUNT = CASES.reduce((sum, { writes }) => sum + writes.length, 0);

describe(`on the real engine, ${FAULT_COUNT} faults, one of each kind at each write of each change,`, () => {
    let project: Project;
    const program = (which: (each: Case) => keyof Pick<Scenario, "before" | "after">) =>
        project.declare(CASES.flatMap((each): readonly Declared[] => each.scenario[which(each)]));
    const up = () => project.up("--continue-on-error", "--parallel", "200");
    /** What is wrong, by case. */
    const collect = async (cases: readonly Case[], judge: (each: Case) => Promise<readonly string[]>) => {
        const wrong: string[] = [];
        for (const each of cases) wrong.push(...(await judge(each)).map(what => `${each.name}: ${what}`));
        return wrong;
    };
    const failAt = (cases: readonly Case[]) => {
        project.tenant.faults.clear();
        for (const { writes, kind, cast } of cases)
            for (const write of writes)
                project.tenant.faults.add(faultOn(write, kind, person => accountIn(cast, person)));
    };
    const judgeFailed = async (cases: readonly Case[], { code, output }: Run) => {
        assert.notEqual(code, 0, output);
        const { resources, pending } = checkpointOf(project);
        return collect(cases, async ({ scenario: own, cast, writes, kind }) => {
            const seen = await shown(project.tenant, cast.people);
            const ours = resources.filter(each => nameOf(each).startsWith(`g${cast.group}-`));
            const isReported = ({ number, person }: Planned) => {
                const about = number?.replace("+", "\\+") ?? accountIn(cast, person);
                return new RegExp(`Could not [^\n]*${about}`).test(output);
            };
            const isMet = kind === "cut-after" || writes.every(isReported);
            return [
                ...lost(own, seen),
                ...writes.flatMap(write => untrue({ resources: ours, pending }, own, seen, write, output)),
                ...(isMet ? [] : ["the fault did not show"]),
            ];
        });
    };

    before(async () => {
        project = await Project.create({ world: worldOf(CASES.map(({ cast }) => cast)), isLarge: true });
        for (const each of CASES)
            for (const [identity, phoneNumber] of each.scenario.byHand)
                project.tenant.service.set({ identity, phoneNumber, phoneNumberType: "DirectRouting" });
        program(() => "before");
        const run = await up();
        assert.equal(run.code, 0, run.output);
    });
    after(() => {
        project.close();
    });

    it("in creates, updates and replaces leave every account with its old or new number, and the state true", async () => {
        const cases = CASES.filter(({ isDelete }) => !isDelete);
        failAt(cases);
        program(({ isDelete }) => (isDelete ? "before" : "after"));
        assert.deepEqual(await judgeFailed(cases, await up()), []);
    });

    it("in deletes leave every account and the state so too, while the same up finishes the other changes", async () => {
        const cases = CASES.filter(({ isDelete }) => isDelete);
        failAt(cases);
        program(() => "after");
        assert.deepEqual(await judgeFailed(cases, await up()), []);
    });

    it("are all repaired by the next up, after which nothing is left to do", async () => {
        project.tenant.faults.clear();
        const next = await up();
        assert.equal(next.code, 0, next.output);
        const wrong = await collect(CASES, async ({ scenario: own, cast }) =>
            differences(declared(own.after), await shown(project.tenant, cast.people)),
        );
        assert.deepEqual(wrong, []);
        const written = project.log().length;
        const again = await up();
        assert.equal(again.code, 0, again.output);
        const { same: _, ...changes } = steps(again);
        assert.deepEqual(changes, { create: 0, update: 0, replace: 0, delete: 0 });
        assert.equal(project.log().length, written);
        assert.deepEqual(
            checkpointOf(project).resources.map(nameOf).sort(),
            CASES.flatMap(each => each.scenario.after.map(({ name }) => name)).sort(),
        );
    });

    it("lead to no write that changes nothing", () => {
        assert.deepEqual(repeated(project.log()), []);
    });
});
