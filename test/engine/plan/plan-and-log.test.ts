import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Change } from "../../../provider/model/change";
import { type Declared, Project } from "../../support/project";
import { Chance } from "../../support/worlds/random";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

const SEED = Number(process.env.SEED ?? 20_261_128);
const GROUPS = 36;
/** People and numbers of a group: three of each. */
const SIZE = 3;
const PLACES = [{}, { locationId: SEATTLE }, { locationId: PORTLAND }];

/** A random state of affairs of a few people: what the stack manages, what the tenant shows, and what the program declares next. */
class Group {
    readonly before: readonly Declared[];
    readonly after: readonly Declared[];
    readonly #chance: Chance;

    constructor(readonly index: number) {
        this.#chance = new Chance(SEED + index);
        this.before = this.#program("b");
        this.after = this.#program("a");
    }

    #people(): readonly number[] {
        return Array.from({ length: SIZE }, (_, offset) => this.index * SIZE + offset);
    }

    /** Each person has one of the group's numbers, the flag, or nothing. Every other resource keeps its name. */
    #program(version: string): readonly Declared[] {
        const chance = this.#chance;
        const numbers = chance.shuffled(this.#people());
        return this.#people().flatMap((who, offset): Declared[] => {
            const name = `g${this.index}-${chance.one([who, who, `${version}${who}`])}`;
            const number = person(numbers[offset] ?? 0).number;
            const kind = chance.one(["number", "number", "number", "flag", "nothing"]);
            if (kind === "nothing") return [];
            if (kind === "flag")
                return [{ name, args: { identity: person(who).userPrincipalName, enterpriseVoiceEnabled: true } }];
            return [{ name, args: direct(`p${who}`, number, chance.one(PLACES)) }];
        });
    }

    /** What somebody does in PowerShell. The service may refuse it. */
    changeByHand({ service }: Project["tenant"]): void {
        const chance = this.#chance;
        const [who = 0, other = 0] = chance.shuffled(this.#people());
        const identity = person(who).userPrincipalName;
        const own = { identity, phoneNumber: person(other).number, phoneNumberType: "DirectRouting" };
        try {
            switch (chance.one(["release", "assign", "place", "flag", "nothing", "nothing"])) {
                case "release":
                    return void service.remove(own);
                case "assign":
                    return void service.set(own);
                case "place":
                    return void service.set({ ...own, locationId: chance.one([SEATTLE, PORTLAND, "null"]) });
                case "flag":
                    return void service.set({ identity, enterpriseVoiceEnabled: chance.one([true, false]) });
            }
        } catch {
            // Refused, as it would be there.
        }
    }
}

/** To assign a number again to its holder is logged as a change of its location, so both are one word here. */
const word = (kind: string) => (kind === "assign" || kind === "setLocation" ? "put" : kind);
const written = (change: Change) =>
    change.kind === "setEnterpriseVoice"
        ? `${change.kind} ${change.account}`
        : `${word(change.kind)} ${change.number} ${change.kind === "release" ? change.expectedHolder : change.account}`;

describe(`on the real engine, ${GROUPS} random groups (SEED=${SEED}),`, () => {
    let project: Project;
    const groups = Array.from({ length: GROUPS }, (_, index) => new Group(index));
    const planFile = () => JSON.parse(readFileSync(path.join(project.folder, "plan.json"), "utf8"));
    const declare = (refused: ReadonlySet<number>) =>
        project.declare(groups.flatMap(each => (refused.has(each.index) ? each.before : each.after)));
    before(async () => {
        project = await Project.create({
            world: crowdedWorld(GROUPS * SIZE, false),
            isLarge: true,
            config: {
                "teams-phone:tenant": "embedded",
                "teams-phone:world": "world.yaml",
                "teams-phone:planFile": "plan",
                "teams-phone:maxRemovals": 999,
            },
        });
        declare(new Set(groups.map(each => each.index)));
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        for (const each of groups) each.changeByHand(project.tenant);
    });
    after(() => project.close());

    let refused: ReadonlySet<number> = new Set();

    it("have all refusals in the preview, and up --skip-preview refuses the same and writes nothing", async () => {
        declare(new Set());
        const from = project.log().length;
        const preview = await project.preview();
        const { refused: planned } = planFile();
        const up = await project.up();
        assert.deepEqual(planFile().refused, planned);
        assert.deepEqual([preview.code === 0, up.code === 0, project.log().length], [false, false, from]);
        refused = new Set(planned.map(({ resource }: { resource: string }) => Number(/^g(\d+)-/.exec(resource)?.[1])));
        assert.ok(refused.size > 0 && refused.size < GROUPS / 2, `${refused.size} refused`);
        for (const { resource, rule } of planned) {
            assert.match(up.output, new RegExp(`^ +${resource}\\n(?: +error: .*\\n)*? +error: .*\\[${rule}\\]`, "m"));
        }
    });

    it("have a plan that equals, write for write, what up then does, and is empty after it", async () => {
        declare(refused);
        const from = project.log().length;
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        const { writes, digest } = planFile();
        const up = await project.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(planFile().digest, digest);
        const logged = project
            .log()
            .slice(from)
            .map(({ operation, number, account }) => [word(operation), number, account].filter(Boolean).join(" "));
        assert.deepEqual(writes.map(written).sort(), logged.sort());
        console.log(`      ${logged.length} writes, ${refused.size} groups refused`);
        const again = await project.up();
        assert.equal(again.code, 0, again.output);
        assert.deepEqual(planFile().writes, []);
        assert.equal(project.log().length, from + logged.length);
    });
});
