import assert from "node:assert/strict";
import { type Declared, Project, type Run } from "../../support/project";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

/** A change by hand, of the person of that index. */
interface Kind {
    readonly title: string;
    readonly declared: readonly Declared[];
    readonly change: (project: Project) => void;
    /** What the preview shows after the person's name. */
    readonly shown: RegExp;
    /** The one write that repairs it. */
    readonly repair: string;
}

const upn = (index: number) => person(index).userPrincipalName;
const number = (index: number) => person(index).number;
const assigned = (index: number, more: Record<string, unknown> = {}, name = `r${index}`) => ({
    name,
    args: direct(`p${index}`, number(index), more),
});
const flag = (index: number, enterpriseVoiceEnabled: boolean) => ({
    name: `r${index}`,
    args: { identity: upn(index), enterpriseVoiceEnabled },
});
const set = (index: number, more: Record<string, unknown>) => (project: Project) =>
    project.tenant.service.set({
        identity: upn(index),
        phoneNumber: number(index),
        phoneNumberType: "DirectRouting",
        ...more,
    });
const release =
    (index: number, of = index) =>
    (project: Project) =>
        project.tenant.service.remove({
            identity: upn(index),
            phoneNumber: number(of),
            phoneNumberType: "DirectRouting",
        });
const setFlag = (index: number, enterpriseVoiceEnabled: boolean) => (project: Project) =>
    project.tenant.service.set({ identity: upn(index), enterpriseVoiceEnabled });

const EXTENSION = "+12068889999;ext=12";

const KINDS: readonly Kind[] = [
    {
        title: "a number that was released",
        declared: [assigned(0)],
        change: release(0),
        shown: /was released, and is assigned again/,
        repair: "assign",
    },
    {
        title: "a number with a location that was released",
        declared: [assigned(1, { locationId: SEATTLE })],
        change: release(1),
        shown: /was released, and is assigned again/,
        repair: "assign",
    },
    {
        title: "a location that was changed",
        declared: [assigned(2, { locationId: SEATTLE })],
        change: set(2, { locationId: PORTLAND }),
        shown: /has Portland office, Portland in place of Seattle office, Seattle, and gets it back/,
        repair: "setLocation",
    },
    {
        title: "a location that was removed",
        declared: [assigned(3, { locationId: SEATTLE })],
        change: set(3, { locationId: "null" }),
        shown: /has no location in place of Seattle office, Seattle, and gets it back/,
        repair: "setLocation",
    },
    {
        title: "a location that was set where the program declares none",
        declared: [assigned(4, { locationId: null })],
        change: set(4, { locationId: SEATTLE }),
        shown: /has Seattle office, Seattle in place of no location, and gets it back/,
        repair: "setLocation",
    },
    {
        title: "a flag that was turned off",
        declared: [flag(5, true)],
        change: setFlag(5, false),
        shown: /has Enterprise Voice off, and gets it on again/,
        repair: "setEnterpriseVoice",
    },
    {
        title: "a flag that was turned on",
        declared: [flag(6, false)],
        change: setFlag(6, true),
        shown: /has Enterprise Voice on, and gets it off again/,
        repair: "setEnterpriseVoice",
    },
    {
        title: "an alternate number that was released",
        declared: [assigned(7), { name: "r8", args: { ...direct("p7", number(8)), assignmentCategory: "Alternate" } }],
        change: release(7, 8),
        shown: /\+12068880008 was released, and is assigned again/,
        repair: "assign",
    },
    {
        title: "a number with an extension, which nobody uploaded, that was released",
        declared: [{ name: "r9", args: direct("p9", EXTENSION) }],
        change: project =>
            project.tenant.service.remove({
                identity: upn(9),
                phoneNumber: EXTENSION,
                phoneNumberType: "DirectRouting",
            }),
        shown: /;ext=12 was released, and is assigned again/,
        repair: "assign",
    },
    {
        title: "a number that was released and assigned again with another location",
        declared: [assigned(10, { locationId: SEATTLE })],
        change: project => {
            release(10)(project);
            set(10, { locationId: PORTLAND })(project);
        },
        shown: /has Portland office, Portland in place of Seattle office, Seattle, and gets it back/,
        repair: "setLocation",
    },
];

/** Held by somebody else after a change by hand, and of an account that was deleted: neither may be repaired. */
const TAKEN = 20;
const THIEF = 21;
const DELETED = 22;
const COUNT = 30;

describe("on the real engine, a change by hand", () => {
    let changed: Project;
    before(async () => {
        changed = await Project.create({ world: crowdedWorld(COUNT, false) });
        changed.declare([...KINDS.flatMap(each => each.declared), assigned(TAKEN), assigned(DELETED)]);
        const run = await changed.up();
        assert.equal(run.code, 0, run.output);
        for (const { change } of KINDS) change(changed);
        release(TAKEN)(changed);
        changed.tenant.service.set({
            identity: upn(THIEF),
            phoneNumber: number(TAKEN),
            phoneNumberType: "DirectRouting",
        });
        changed.tenant.directory.remove(person(DELETED).objectId);
    });
    after(() => changed.close());

    const writesOf = async (project: Project, work: () => Promise<Run>) => {
        const from = project.log().length;
        const run = await work();
        assert.equal(run.code, 0, run.output);
        const writes = project
            .log()
            .slice(from)
            .map(({ operation, account, number: of }) => `${operation} ${of ?? account}`);
        return { run, writes: writes.sort() };
    };
    const sectionOf = ({ output }: Run) =>
        /changed by hand:\n((?: {8}.+\n)*)/.exec(output)?.[1]?.trimEnd().split("\n") ?? [];

    it("of ten kinds is listed once by a plain preview, and repaired by a plain up with one write each", async () => {
        const project = changed.copy();
        const { run: preview } = await writesOf(project, () => project.preview());
        const lines = sectionOf(preview);
        assert.equal(lines.length, KINDS.length + 1, lines.join("\n"));
        for (const { title, shown } of KINDS)
            assert.equal(lines.filter(line => shown.test(line)).length > 0, true, title);
        const { writes } = await writesOf(project, () => project.up());
        assert.equal(writes.length, KINDS.length, writes.join("\n"));
        assert.deepEqual(writes.map(each => each.split(" ")[0]).sort(), KINDS.map(({ repair }) => repair).sort());
        const second = await writesOf(project, () => project.up());
        assert.deepEqual(second.writes, []);
        project.close();
    });

    it("that gave the number to somebody else, or deleted the account, is reported and left, and blocks nobody", async () => {
        const project = changed.copy();
        const { run } = await writesOf(project, () => project.preview());
        assert.match(
            run.output,
            /p20@contoso\.com\): \+12068880020 is held by p21@contoso\.com.*, and is left as it is/,
        );
        assert.match(run.output, /r22\n +warning: .*\[account-(?:type|not-found)\]/);
        project.close();
    });

    it("is listed and left under `teams-phone:drift: report`", async () => {
        const project = changed.copy();
        project.configure({
            "teams-phone:tenant": "embedded",
            "teams-phone:world": "world.yaml",
            "teams-phone:drift": "report",
        });
        const { run: preview } = await writesOf(project, () => project.preview());
        assert.equal(sectionOf(preview).filter(line => line.endsWith("and is left as it is")).length, KINDS.length + 1);
        const { writes } = await writesOf(project, () => project.up());
        assert.deepEqual(writes, []);
        project.close();
    });
});
