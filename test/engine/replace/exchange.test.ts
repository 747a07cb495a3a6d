import assert from "node:assert/strict";
import { findingsOf } from "../../support/findings";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 16;
const upnOf = (index: number) => person(index).userPrincipalName;
const numberOf = (index: number) => person(index).number;
const assignment = (index: number, of: number, more: Record<string, unknown> = {}): Declared => ({
    name: `a${index}`,
    args: direct(`p${index}`, numberOf(of), more),
});

describe("on the real engine, when a program moves numbers among its own people in one up,", () => {
    /** Who gets whose number. Nobody holds number 7 before the move. */
    const MOVES = { 0: 1, 1: 0, 2: 3, 3: 4, 4: 2, 5: 7, 6: 5 };
    const [SWAP, ROTATION, SUCCESSION] = [
        [0, 1],
        [2, 3, 4],
        [5, 6],
    ];
    /** This person has two numbers, which change places. */
    const [TWICE, FIRST, SECOND] = [8, 8, 9];
    const twoNumbers = (primary: number, alternate: number): Declared[] => [
        assignment(TWICE, primary),
        { ...assignment(TWICE, alternate, { assignmentCategory: "Alternate" }), name: "second" },
    ];
    let preview: Run;
    const moved: Record<"at default parallelism" | "one at a time", Scene | null> = {
        "at default parallelism": null,
        "one at a time": null,
    };
    let again: Scene;
    before(async () => {
        const base = await Project.create({ world: crowdedWorld(COUNT, false) });
        const own = [0, 1, 2, 3, 4, 5].map(index => assignment(index, index));
        base.declare([...own, ...twoNumbers(FIRST, SECOND)]);
        succeeds(await base.up());
        const after = Object.entries(MOVES).map(([index, of]) => assignment(Number(index), of));
        base.declare([...after, ...twoNumbers(SECOND, FIRST)]);
        const copy = base.copy();
        moved["one at a time"] = await Scene.after(succeeds(await copy.up("--parallel", "1")), copy, COUNT);
        copy.close();
        preview = succeeds(await base.preview());
        moved["at default parallelism"] = await Scene.after(succeeds(await base.up()), base, COUNT);
        again = await Scene.after(succeeds(await base.up()), base, COUNT);
        base.close();
    });

    for (const how of ["at default parallelism", "one at a time"] as const) {
        describe(how, () => {
            const movedOnce = (people: readonly number[]) => {
                for (const index of people) {
                    const of = MOVES[index as keyof typeof MOVES];
                    assert.equal(moved[how]?.holderOf(of), upnOf(index));
                    const released = of < 6 ? [`assign p${of}`, `release p${of}`] : [];
                    assert.deepEqual(moved[how]?.writesOf(of), [...released, `assign p${index}`]);
                    assert.equal(again.did(`a${index}`), null);
                    assert.deepEqual(again.writesOf(of), [...released, `assign p${index}`]);
                }
            };

            it("two people swap numbers as the preview says, with one write for each step", () => {
                movedOnce(SWAP);
                for (const index of SWAP) assert.equal(moved[how]?.did(`a${index}`), "replaced");
                const [first, second] = [upnOf(1), upnOf(0)].map(upn => `${upn} \\(${upn}\\)`);
                const [one, other] = [numberOf(1), numberOf(0)].map(number => number.replace("+", "\\+"));
                const sentence = `${first} -> ${second}: ${one}.*; ${second} -> ${first}: ${other}`;
                assert.match(preview.output, new RegExp(`in one exchange, all or nothing: ${sentence}`));
            });

            it("three people rotate their numbers, with one write for each step", () => movedOnce(ROTATION));

            it("a person's primary and alternate numbers change places", () => {
                for (const [name, of] of [
                    [`a${TWICE}`, SECOND],
                    ["second", FIRST],
                ] as const) {
                    assert.equal(moved[how]?.did(name), "replaced");
                    assert.equal(moved[how]?.resource(name)?.id, numberOf(of));
                    assert.deepEqual(again.writesOf(of), [`assign p${TWICE}`, `release p${TWICE}`, `assign p${TWICE}`]);
                }
                const categories = moved[how]?.resources.map(
                    ({ id, outputs }) => `${id} ${outputs.assignmentCategory}`,
                );
                assert.ok(categories?.includes(`${numberOf(FIRST)} Alternate`));
                assert.ok(categories?.includes(`${numberOf(SECOND)} Primary`));
            });

            it("a successor gets the number without takeFrom if the predecessor gets another one", () =>
                movedOnce(SUCCESSION));
        });
    }
});

describe("on the real engine, when a program moves numbers among its own people,", () => {
    const [LATE, LATE_PARTNER, FIRST, SECOND, THIRD, GIVES_UP] = [0, 1, 2, 3, 4, 5];
    /** The number that GIVES_UP gets, and two people who swap in a run that targets only one of them. */
    const [GOT, HALF, OTHER_HALF] = [6, 7, 8];
    let refusedPreview: Run;
    let failed: Scene;
    let finished: Scene;
    let halved: Scene;
    let targeted: Scene;
    before(async () => {
        const project = await Project.create({ world: crowdedWorld(COUNT, false) });
        project.tenant.service.set(direct(`p${GIVES_UP}`, numberOf(GIVES_UP)));
        const base = [LATE, LATE_PARTNER, FIRST, SECOND, THIRD, HALF, OTHER_HALF].map(each => assignment(each, each));
        project.declare(base);
        succeeds(await project.up());

        const copy = project.copy();
        const swapped = [assignment(HALF, OTHER_HALF), assignment(OTHER_HALF, HALF)];
        copy.declare([...base.slice(0, -2), ...swapped]);
        const stored = await copy.state();
        const target = (index: number) => ["--target", stored.find(({ id }) => id === numberOf(index))?.urn ?? ""];
        halved = await Scene.after(fails(await copy.up(...target(HALF))), copy, COUNT);
        targeted = await Scene.after(succeeds(await copy.up(...target(HALF), ...target(OTHER_HALF))), copy, COUNT);
        copy.close();

        const late = (more: Record<string, unknown> = {}) =>
            assignment(LATE_PARTNER, LATE, { phoneNumber: { $output: numberOf(LATE) }, ...more });
        const rotation = [
            assignment(FIRST, SECOND),
            assignment(SECOND, THIRD),
            assignment(THIRD, FIRST, { locationId: SEATTLE }),
        ];
        const halves = base.slice(-2);
        project.declare([...halves, ...rotation, assignment(LATE, LATE_PARTNER), late(), assignment(GIVES_UP, GOT)]);
        refusedPreview = fails(await project.preview());
        project.declare([
            ...[...halves, ...rotation],
            assignment(LATE, LATE_PARTNER, { takeFrom: upnOf(LATE_PARTNER) }),
            late({ takeFrom: upnOf(LATE) }),
            assignment(GIVES_UP, GOT, { replacesNumber: numberOf(GIVES_UP) }),
        ]);
        // Every create tries the whole exchange, and the service refuses its last write.
        const { objectId } = person(THIRD);
        const last = { number: numberOf(FIRST), account: objectId, times: 9 };
        project.tenant.faults.add({ operation: "set", kind: "refuse", ...last });
        failed = await Scene.after(fails(await project.up("--continue-on-error")), project, COUNT);
        project.tenant.faults.clear();
        finished = await Scene.after(succeeds(await project.up()), project, COUNT);
        project.close();
    });
    const refusal = (index: number) => findingsOf(refusedPreview, `a${index}`).join("\n");

    it("a swap of which one half is an Output needs takeFrom, as the refusal says, and then takes one up", () => {
        assert.match(refusal(LATE), /held by p1@contoso\.com .*takeFrom: "p1@contoso\.com".*\[number-taken\]/);
        assert.deepEqual([failed.holderOf(LATE), failed.holderOf(LATE_PARTNER)], [upnOf(LATE_PARTNER), upnOf(LATE)]);
    });

    it("a swap of which only one half is targeted is refused without a write, which says why", () => {
        for (const index of [HALF, OTHER_HALF]) {
            assert.equal(halved.holderOf(index), upnOf(index));
            assert.equal(halved.resource(`a${index}`)?.id, numberOf(index));
            assert.equal(halved.writesOf(index).length, 1);
        }
        assert.match(
            halved.run.output,
            /phoneNumber is \+12068880008, .*p8@contoso\.com\) would get \+12068880007, but this run has not checked that declaration\. With `--target` or `--exclude`, include every declaration of the exchange\..*\[exchange-refused\]/,
        );
        assert.match(halved.run.output, /This run covers only a part of the program/);
    });

    it("a swap of which both halves are targeted is made", () => {
        const swapped = [upnOf(OTHER_HALF), upnOf(HALF)];
        assert.deepEqual([targeted.holderOf(HALF), targeted.holderOf(OTHER_HALF)], swapped);
        for (const index of [HALF, OTHER_HALF]) assert.equal(targeted.writesOf(index).length, 3);
        const ids = [HALF, OTHER_HALF].map(each => targeted.resource(`a${each}`)?.id);
        assert.deepEqual(ids, [numberOf(OTHER_HALF), numberOf(HALF)]);
        assert.equal(targeted.resources.length, 7);
    });

    it("everybody keeps the old number if the service refuses the last write, and the next up finishes the exchange", () => {
        assert.match(failed.run.output, /Restored/);
        assert.doesNotMatch(failed.run.output, /NOT restored/);
        const people = [FIRST, SECOND, THIRD];
        assert.deepEqual(
            people.map(of => failed.holderOf(of)),
            people.map(upnOf),
        );
        assert.deepEqual(
            [SECOND, THIRD, FIRST].map(of => finished.holderOf(of)),
            people.map(upnOf),
        );
    });

    it("an account gives up an unmanaged number only if replacesNumber names it", () => {
        assert.match(
            refusal(GIVES_UP),
            /already holds \+12068880005 .*`replacesNumber: "\+12068880005"`.*\[primary-exists\]/,
        );
        assert.deepEqual([failed.holderOf(GIVES_UP), failed.holderOf(GOT)], [null, upnOf(GIVES_UP)]);
        assert.match(
            finished.run.output,
            /`replacesNumber` is \+12068880005, which is not the account's Primary number.*\[stale-take-from\]/,
        );
        assert.equal(finished.did(`a${GIVES_UP}`), null);
    });
});
