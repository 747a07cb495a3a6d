import assert from "node:assert/strict";
import { findingsOf } from "../../support/findings";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 20;
const upnOf = (index: number) => person(index).userPrincipalName;
const numberOf = (index: number) => person(index).number;
const assignment = (index: number, of: number, more: Record<string, unknown> = {}): Declared => ({
    name: `a${index}`,
    args: direct(`p${index}`, numberOf(of), more),
});

describe("on the real engine, when a program moves numbers among its own people,", () => {
    /** Who gets whose number. Nobody holds number 7 before the move. */
    const MOVES = { 0: 1, 1: 0, 2: 3, 3: 4, 4: 2, 5: 7, 6: 5 };
    const [SWAP, ROTATION, SUCCESSION] = [
        [0, 1],
        [2, 3, 4],
        [5, 6],
    ];
    const [LATE, LATE_PARTNER, FIRST, SECOND, THIRD, GIVES_UP] = [10, 11, 12, 13, 14, 15];
    /** The number that GIVES_UP gets, and two people who swap in a run that targets only one of them. */
    const [GOT, HALF, OTHER_HALF] = [16, 17, 18];
    let preview: Run;
    const moved: Record<"at default parallelism" | "one at a time", Scene | null> = {
        "at default parallelism": null,
        "one at a time": null,
    };
    let again: Scene;
    let refusedPreview: Run;
    let failed: Scene;
    let finished: Scene;
    let targeted: Scene;
    let completed: Scene;
    before(async () => {
        const project = await Project.create({ world: crowdedWorld(COUNT, false) });
        project.tenant.service.set(direct(`p${GIVES_UP}`, numberOf(GIVES_UP)));
        const unmoved = [0, 1, 2, 3, 4, 5].map(index => assignment(index, index));
        const halves = [HALF, OTHER_HALF].map(index => assignment(index, index));
        const others = [LATE, LATE_PARTNER, FIRST, SECOND, THIRD].map(index => assignment(index, index));
        project.declare([...unmoved, ...halves, ...others]);
        succeeds(await project.up());

        const declareMoves = (copy: Project) =>
            copy.declare([
                ...Object.entries(MOVES).map(([index, of]) => assignment(Number(index), of)),
                ...[assignment(HALF, OTHER_HALF), assignment(OTHER_HALF, HALF)],
                ...others,
            ]);
        const serial = project.copy();
        declareMoves(serial);
        moved["one at a time"] = await Scene.after(succeeds(await serial.up("--parallel", "1")), serial, COUNT);
        serial.close();

        const copy = project.copy();
        declareMoves(copy);
        preview = succeeds(await copy.preview());
        const urn = (await copy.state()).find(({ id }) => id === numberOf(HALF))?.urn ?? "";
        targeted = await Scene.after(succeeds(await copy.up("--target", urn)), copy, COUNT);
        completed = await Scene.after(succeeds(await copy.up()), copy, COUNT);
        moved["at default parallelism"] = completed;
        again = await Scene.after(succeeds(await copy.up()), copy, COUNT);
        copy.close();

        const late = (more: Record<string, unknown> = {}) =>
            assignment(LATE_PARTNER, LATE, { phoneNumber: { $output: numberOf(LATE) }, ...more });
        const rotation = [
            assignment(FIRST, SECOND),
            assignment(SECOND, THIRD),
            assignment(THIRD, FIRST, { locationId: SEATTLE }),
        ];
        const kept = [...unmoved, ...halves, ...rotation];
        project.declare([...kept, assignment(LATE, LATE_PARTNER), late(), assignment(GIVES_UP, GOT)]);
        refusedPreview = fails(await project.preview());
        project.declare([
            ...kept,
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

            it("a successor gets the number without takeFrom if the predecessor gets another one", () =>
                movedOnce(SUCCESSION));
        });
    }

    const refusal = (index: number) => findingsOf(refusedPreview, `a${index}`).join("\n");

    it("a swap of which one half is an Output needs takeFrom, as the refusal says, and then takes one up", () => {
        assert.match(refusal(LATE), /held by p11@contoso\.com .*takeFrom: "p11@contoso\.com".*\[number-taken\]/);
        assert.deepEqual([failed.holderOf(LATE), failed.holderOf(LATE_PARTNER)], [upnOf(LATE_PARTNER), upnOf(LATE)]);
    });

    it("a swap of which only one half is targeted leaves nobody without a number, and the next up finishes it", () => {
        const swapped = [upnOf(OTHER_HALF), upnOf(HALF)];
        assert.deepEqual([targeted.holderOf(HALF), targeted.holderOf(OTHER_HALF)], swapped);
        assert.deepEqual([completed.holderOf(HALF), completed.holderOf(OTHER_HALF)], swapped);
        for (const index of [HALF, OTHER_HALF]) assert.equal(completed.writesOf(index).length, 3);
        const ids = [HALF, OTHER_HALF].map(each => completed.resource(`a${each}`)?.id);
        assert.deepEqual(ids, [numberOf(OTHER_HALF), numberOf(HALF)]);
        assert.equal(completed.resources.length, 14);
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
            /already holds \+12068880015 .*`replacesNumber: "\+12068880015"`.*\[primary-exists\]/,
        );
        assert.deepEqual([failed.holderOf(GIVES_UP), failed.holderOf(GOT)], [null, upnOf(GIVES_UP)]);
        assert.match(
            finished.run.output,
            /`replacesNumber` is \+12068880015, which is not the account's Primary number.*\[stale-take-from\]/,
        );
        assert.equal(finished.did(`a${GIVES_UP}`), null);
    });
});
