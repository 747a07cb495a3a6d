import assert from "node:assert/strict";
import { PROVIDER_TEXT } from "../../../provider/provider-text";
import { type Declared, Project } from "../../support/project";
import { Scene } from "../../support/scene";
import { succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 12;
const [RENAMED, MOVED, ALSO_MOVED, FORGOTTEN, IMPORTED, TARGETED, UNTARGETED, RELEASED] = [0, 1, 2, 3, 4, 5, 6, 7];
const upnOf = (index: number) => person(index).userPrincipalName;
const argsOf = (index: number, locationId = SEATTLE): Declared["args"] =>
    direct(`p${index}`, person(index).number, { locationId });
const assignment = (index: number, locationId?: string): Declared => ({
    name: `a${index}`,
    args: argsOf(index, locationId),
});
const assignedOnce = (index: number) => [`assign p${index}`];

describe("on the real engine,", () => {
    let project: Project;
    let base: Scene;
    const scene = async (...run: Parameters<typeof succeeds>) => Scene.after(succeeds(...run), project, COUNT);
    const urnOf = (index: number) => base.resource(`a${index}`)?.urn ?? "";
    const all = [RENAMED, MOVED, ALSO_MOVED, FORGOTTEN, IMPORTED, TARGETED, UNTARGETED, RELEASED];
    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        project.declare(all.map(index => assignment(index)));
        base = await scene(await project.up());
    });
    after(() => project.close());

    describe("without a write,", () => {
        let forgotten: Scene;
        let imported: Scene;
        let aliased: Scene;
        let moved: Scene;
        const program = (component: string, opts: string) =>
            project.program(`
                const pulumi = require("@pulumi/pulumi");
                const { PhoneNumberAssignment } = require("pulumi-teams-phone");
                const parent = new pulumi.ComponentResource("test:index:${component}", "${component}");
                const opts = ${opts};
                const args = ${JSON.stringify(Object.fromEntries(all.map(index => [index, argsOf(index)])))};
                new PhoneNumberAssignment("renamed", args[${RENAMED}], { aliases: [{ name: "a${RENAMED}" }] });
                for (const each of [${[MOVED, ALSO_MOVED]}]) new PhoneNumberAssignment("a" + each, args[each], opts);
                for (const each of [${all.filter(index => index > ALSO_MOVED)}]) new PhoneNumberAssignment("a" + each, args[each]);
            `);
        before(async () => {
            for (const index of [FORGOTTEN, IMPORTED])
                succeeds(await project.pulumi("state", "delete", urnOf(index), "--yes"));
            forgotten = await Scene.after({ code: 0, output: "" }, project, COUNT);
            const resources = base.resources
                .filter(({ urn }) => urn === urnOf(IMPORTED))
                .map(({ id, inputs, outputs }) => ({
                    type: "pulumi-nodejs:dynamic/teams:PhoneNumberAssignment",
                    name: `a${IMPORTED}`,
                    id,
                    inputs: { ...inputs, __provider: PROVIDER_TEXT },
                    outputs: { ...outputs, __provider: PROVIDER_TEXT },
                }));
            project.write("import.json", JSON.stringify({ resources }));
            imported = await scene(
                await project.pulumi(
                    ...["import", "--file", "import.json", "--generate-code=false", "--yes", "--skip-preview"],
                    ...["--protect=false"],
                ),
            );
            program("Office", "{ parent, aliases: [{ parent: pulumi.rootStackResource }] }");
            aliased = await scene(await project.up("--refresh"));
            program("Building", "{ parent }");
            moved = await scene(await project.up());
        });

        it("a rename with an alias leads to no call, because the resource is the same", () => {
            assert.equal(aliased.did("renamed"), null);
            assert.equal(aliased.resource("renamed")?.id, person(RENAMED).number);
            assert.equal(aliased.resource(`a${RENAMED}`), undefined);
            assert.deepEqual(moved.writesOf(RENAMED), assignedOnce(RENAMED));
        });

        it("a move into a component writes nothing, with an alias or without one", () => {
            for (const index of [MOVED, ALSO_MOVED]) {
                assert.equal(aliased.did(`a${index}`), null);
                assert.match(aliased.resource(`a${index}`)?.urn ?? "", /Office/);
                assert.match(moved.resource(`a${index}`)?.urn ?? "", /Building/);
                assert.ok(moved.run.output.includes(`${person(index).number} stays with`), moved.run.output);
                assert.deepEqual(moved.writesOf(index), assignedOnce(index));
            }
            assert.equal(moved.resources.length, all.length);
        });

        it("a resource that `pulumi state delete` removed is adopted by the next up without a write", () => {
            assert.equal(forgotten.resource(`a${FORGOTTEN}`), undefined);
            assert.equal(forgotten.holderOf(FORGOTTEN), upnOf(FORGOTTEN));
            assert.equal(aliased.did(`a${FORGOTTEN}`), "created");
            assert.deepEqual(aliased.writesOf(FORGOTTEN), assignedOnce(FORGOTTEN));
        });

        it("a resource that `pulumi import --file` added shows no change afterwards", () => {
            assert.equal(forgotten.resource(`a${IMPORTED}`), undefined);
            assert.equal(imported.resource(`a${IMPORTED}`)?.id, person(IMPORTED).number);
            for (const each of [aliased, moved]) assert.equal(each.did(`a${IMPORTED}`), null);
            assert.deepEqual(moved.writesOf(IMPORTED), assignedOnce(IMPORTED));
        });
    });

    describe("--target", () => {
        let targeted: Scene;
        let destroyed: Scene;
        let full: Scene;
        before(async () => {
            const copy = project.copy();
            const others = [FORGOTTEN, IMPORTED].map(index => assignment(index));
            copy.declare([
                ...others,
                ...[TARGETED, UNTARGETED].map(index => assignment(index, PORTLAND)),
                { name: "new-name", args: argsOf(RELEASED) },
            ]);
            const after = async (run: Parameters<typeof succeeds>[0]) => Scene.after(succeeds(run), copy, COUNT);
            targeted = await after(await copy.up("--target", urnOf(TARGETED), "--target", urnOf(RELEASED)));
            destroyed = await after(await copy.destroy("--target", urnOf(TARGETED)));
            full = await after(await copy.up());
            copy.close();
        });

        it("writes only what it names, and with destroy releases only that", () => {
            const changed = [...assignedOnce(TARGETED), `setLocation p${TARGETED}`];
            assert.deepEqual(targeted.writesOf(TARGETED), changed);
            assert.deepEqual(targeted.writesOf(UNTARGETED), assignedOnce(UNTARGETED));
            assert.deepEqual(destroyed.writesOf(TARGETED), [...changed, `release p${TARGETED}`]);
            assert.equal(destroyed.resource(`a${TARGETED}`), undefined);
            assert.equal(destroyed.log.length, targeted.log.length + 1);
        });

        it("of only the old name of a rename releases the number, and the next full up assigns it again", () => {
            assert.equal(targeted.holderOf(RELEASED), null);
            assert.equal(full.holderOf(RELEASED), upnOf(RELEASED));
            assert.equal(full.resource("new-name")?.id, person(RELEASED).number);
        });
    });
});
