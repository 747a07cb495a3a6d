import assert from "node:assert/strict";
import { statSync } from "node:fs";
import path from "node:path";
import { PROVIDER_TEXT } from "../../../provider/provider-text";
import { Project, type Run, steps } from "../../support/project";
import { declarations, idOf, largeWorld, numberOf, sipOf, upnOf } from "../../support/worlds/large-world";
import { PORTLAND } from "../../support/worlds/world";

/** For a longer test, run `DECLARATIONS=1000 npm test -- test/engine/lifecycle/large-program.test.ts`. */
const COUNT = Number(process.env.DECLARATIONS ?? 60);
const SIZES = [30, COUNT];
const FEW = 2;
const BYTES_PER_RESOURCE = 2200;
const LEAVERS = { first: 10, end: 30 };
const UNLICENSED = [35, 36, 37];
const MOVERS = { first: 40, end: 55 };

const isWithin = (index: number, { first, end }: { first: number; end: number }) => index >= first && index < end;
const range = ({ first, end }: { first: number; end: number }) =>
    Array.from({ length: end - first }, (_, offset) => first + offset);

const newUpnOf = (index: number) => `renamed.${index}@contoso.com`;
/** Every other one keeps the SIP address. */
const newSipOf = (index: number) => (index % 2 === 0 ? sipOf(index) : `new.${sipOf(index)}`);
const NOTHING = { create: 0, update: 0, replace: 0, delete: 0 };

// The tests share one stack and run in this order, because creating the stack takes most of the time.
describe(`on the real engine, ${COUNT} declarations`, function () {
    // A generous limit for a busy machine. No test asserts on time.
    this.timeout(600_000);
    let project: Project;
    before(async () => {
        project = await Project.create({ world: largeWorld(1000), isLarge: true });
        // Once the tenant exists, its processes need not parse the large world again.
        assert.ok(project.tenant);
        project.configure({ "teams-phone:tenant": "embedded" });
    });
    after(() => {
        project.close();
    });

    const succeeded = (run: Run): Run => {
        assert.equal(run.code, 0, run.output.slice(-4000));
        return run;
    };
    const readsOf = async (run: () => Promise<Run>) => {
        project.tenant.reads.start();
        succeeded(await run());
        return project.tenant.reads.total();
    };
    /** The program changes the location of MOVERS and of nobody else. */
    const moved = (index: number) => (isWithin(index, MOVERS) ? { locationId: PORTLAND } : {});

    it(`cost as many tenant reads to preview as ${SIZES[0]} do before anything exists, and 2 cost fewer`, async () => {
        const counted: number[] = [];
        for (const size of [FEW, ...SIZES]) {
            project.declare(declarations(size));
            counted.push(await readsOf(() => project.preview()));
        }
        const [few = 0, ...many] = counted;
        console.log(`      ${few} tenant reads for ${FEW} declarations; ${many.join(", ")} for ${SIZES.join(", ")}`);
        assert.equal(new Set(many).size, 1, many.join(", "));
        assert.ok(few > 0 && few < (many[0] ?? 0));
        assert.deepEqual(project.log(), []);
    });

    it(`cost as many tenant reads to preview as ${SIZES[0]} do once they exist`, async () => {
        const counted: number[] = [];
        for (const size of SIZES) {
            project.declare(declarations(size));
            succeeded(await project.up());
            counted.push(await readsOf(() => project.preview()));
        }
        console.log(`      ${counted.join(", ")} tenant reads for ${SIZES.join(", ")}`);
        assert.equal(new Set(counted).size, 1, counted.join(", "));
        assert.equal(project.log().length, COUNT);
    });

    it(`take at most ${BYTES_PER_RESOURCE} bytes of state each, with the same provider text in all`, async () => {
        const bytes = statSync(path.join(project.folder, "state/.pulumi/stacks/test/test.json")).size;
        console.log(`      ${Math.round(bytes / COUNT)} bytes per resource`);
        assert.ok(bytes <= COUNT * BYTES_PER_RESOURCE, `${bytes / COUNT} bytes per resource`);
        const resources = await project.state();
        assert.equal(resources.length, COUNT);
        for (const { inputs, outputs } of resources) {
            assert.equal(inputs.__provider, PROVIDER_TEXT);
            assert.equal(outputs.__provider, PROVIDER_TEXT);
        }
    });

    it("of which 20 name leavers fail the preview if one leaver's location changes, and the error names that leaver", async () => {
        for (const index of range(LEAVERS)) project.tenant.directory.remove(idOf(index));
        for (const index of UNLICENSED) project.tenant.directory.setLicences(idOf(index), []);
        const changed = LEAVERS.first;
        project.declare(declarations(COUNT, index => (index === changed ? { locationId: PORTLAND } : moved(index))));
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        const refusal = new RegExp(`person-${changed}\\n +error: .*an account that was deleted.*\\[account-type\\]`);
        assert.ok(refusal.test(run.output), run.output.slice(0, 4000));
        assert.equal(project.log().length, COUNT);
    });

    it("of which 23 name leavers or unlicensed people get 15 other changes applied, with a warning for each of the 23", async () => {
        project.declare(declarations(COUNT, moved));
        const run = succeeded(await project.up());
        assert.deepEqual(steps(run), { ...NOTHING, same: COUNT - 15 + 1, update: 15 });
        const writes = project.log().slice(COUNT);
        assert.deepEqual(
            writes.map(({ operation, number, after }) => [operation, number, after.locationId]).sort(),
            range(MOVERS).map(index => ["setLocation", numberOf(index), PORTLAND]),
        );
        const warned = (index: number) =>
            new RegExp(`^ +person-${index}\\n +warning: .*${upnOf(index)}.*\\[(.*)\\]$`, "m").exec(run.output)?.[1];
        assert.deepEqual(new Set(range(LEAVERS).map(warned)), new Set(["account-type"]));
        assert.deepEqual(UNLICENSED.map(warned), ["licence", "licence", "licence"]);
        assert.match(run.output, /23 findings in the tenant about 23 resources/);
    });

    it("with the old names of renamed accounts are unchanged, even after a refresh", async () => {
        for (const index of range({ first: 0, end: COUNT })) {
            project.tenant.directory.rename(idOf(index), newUpnOf(index), newSipOf(index));
        }
        const run = succeeded(await project.preview("--refresh"));
        assert.deepEqual(steps(run), { ...NOTHING, same: COUNT + 1 });
        assert.match(run.output, /\[account-not-found\]/);
    });

    it("that change to object ids, new UPNs and SIP addresses lead to no write and no replacement", async () => {
        const before = project.log().length;
        const spellings = [
            (index: number) => idOf(index),
            (index: number) => newUpnOf(index),
            (index: number) => `sip:${newSipOf(index)}`,
            (index: number) => idOf(index).toUpperCase(),
            (index: number) => newUpnOf(index).replace("renamed", "Renamed"),
            (index: number) => newSipOf(index).toUpperCase(),
        ];
        project.declare(
            declarations(COUNT, index => ({ ...moved(index), identity: spellings[index % spellings.length]?.(index) })),
        );
        const run = succeeded(await project.up());
        assert.deepEqual(steps(run), { ...NOTHING, same: COUNT + 1 });
        assert.equal(project.log().length, before);
    });
});
