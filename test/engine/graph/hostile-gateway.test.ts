import assert from "node:assert/strict";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { checkpointOf } from "../../support/engine/stack-file";
import type { Declared } from "../../support/project";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";
import { type Gateway, HOSTILE_ANSWERS, hostileGateway } from "../../tenant/graph/hostile/gateway";

/** These have a number before the gateway turns hostile, and the others get one. */
const HELD = [0, 1, 2, 3, 4, 5, 6];
const NEW = [7, 8, 9];
const declare = (index: number, locationId: string): Declared => ({
    name: `p${index}`,
    args: direct(`p${index}`, person(index).number, { locationId }),
});
const indexOf = (text: string) => [...HELD, ...NEW].find(index => text.includes(person(index).number.slice(1)));

describe("on the real engine, a gateway in front of Microsoft Graph that answers in its place", () => {
    let graph: OverGraph;
    let gateway: Gateway;
    before(async () => {
        graph = await overGraph(crowdedWorld(HELD.length + NEW.length, false));
        gateway = await hostileGateway(graph.emulator.url);
        graph.project.configure({ ...graph.config, "teams-phone:graphEndpoint": gateway.url });
        graph.project.declare(HELD.map(index => declare(index, SEATTLE)));
        const up = await graph.project.up();
        assert.equal(up.code, 0, up.output);
    });
    afterEach(() => {
        gateway.judge = null;
    });
    after(async () => {
        gateway.close();
        await graph.close();
    });

    /** Gives each number's requests an answer of its own. @param names The answers in turn. */
    const answering = (requests: RegExp, names: readonly string[], isForwarded = (_index: number) => false) => {
        gateway.met = 0;
        gateway.judge = ({ method, path, text }) => {
            const index = indexOf(text);
            if (index === undefined || !requests.test(`${method} ${path}`)) return null;
            const answer = HOSTILE_ANSWERS[names[index % names.length] ?? ""];
            assert.ok(answer);
            return { answer, isForwarded: isForwarded(index) };
        };
    };
    /** What the state and the tenant say of each number: its holder and its location. */
    const inState = () =>
        Object.fromEntries(
            checkpointOf(graph.project).resources.map(({ outputs }) => [
                outputs?.phoneNumber,
                `${outputs?.accountObjectId} at ${outputs?.locationId}`,
            ]),
        );
    const inTenant = async () => {
        const numbers = await graph.tenant.findNumbers([...HELD, ...NEW].map(index => person(index).number));
        return Object.fromEntries(
            numbers.flatMap(each =>
                each?.holder ? [[each.number, `${each.holder.objectId} at ${each.locationId}`]] : [],
            ),
        );
    };
    const READS = ["302", "204", "404 HTML", "200 empty", "407", "an empty object", "404 empty"];

    it("makes a refresh and a destroy fail, and the state loses no assignment", async () => {
        const before = inState();
        assert.equal(Object.keys(before).length, HELD.length);
        answering(/^GET .*numberAssignments/, READS);
        for (const run of [graph.project.refresh, graph.project.destroy]) {
            gateway.met = 0;
            const { code, output } = await run();
            assert.notEqual(code, 0, output);
            assert.ok(gateway.met > 0, output);
            assert.deepEqual(inState(), before, output);
        }
        assert.deepEqual(await inTenant(), before);
    });

    it("makes a destroy fail whose releases it answers, and the state keeps each number that is still held", async () => {
        answering(
            /^POST .*unassignNumber/,
            ["307", "200 empty", "204", "301", "404 HTML", "500 HTML", "JSON of a health check"],
            index => index === 0,
        );
        const { code, output } = await graph.project.destroy("--continue-on-error");
        assert.notEqual(code, 0, output);
        assert.ok(gateway.met >= HELD.length, output);
        assert.equal(Object.keys(inState()).length, HELD.length - 1, output);
        assert.deepEqual(inState(), await inTenant());
    });

    it("makes an up fail whose assignments and locations it answers, and the next up without it finishes", async () => {
        const declared = [...HELD.map(index => declare(index, PORTLAND)), ...NEW.map(index => declare(index, SEATTLE))];
        graph.project.declare(declared);
        answering(/^POST .*(assign|update)Number/, [
            "200 empty",
            "204",
            "302",
            "307",
            "404 HTML",
            "407",
            "truncated JSON",
        ]);
        const { code, output } = await graph.project.up("--continue-on-error");
        assert.notEqual(code, 0, output);
        assert.ok(gateway.met >= declared.length, output);
        assert.deepEqual(inState(), await inTenant());

        gateway.judge = null;
        const next = await graph.project.up();
        assert.equal(next.code, 0, next.output);
        assert.equal(Object.keys(inState()).length, declared.length);
        assert.deepEqual(inState(), await inTenant());
        const gone = await graph.project.destroy();
        assert.equal(gone.code, 0, gone.output);
        assert.deepEqual([inState(), await inTenant()], [{}, {}]);
    });
});
