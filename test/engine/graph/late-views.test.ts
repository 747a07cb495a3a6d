import assert from "node:assert/strict";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { type Declared, steps } from "../../support/project";
import { succeeds } from "../../support/succeeds";
import { declarations, largeWorld } from "../../support/worlds/large-world";
import { direct, objectId, smallWorld } from "../../support/worlds/world";

const HOUR_MS = 3_600_000;
const PEOPLE = 45;
const QUEUES = Array.from({ length: 5 }, (_, index) => ({
    name: `queue${index}`,
    objectId: objectId(500 + index),
    number: `+1206777${1000 + index}`,
}));

function world() {
    const people = largeWorld(PEOPLE);
    const queues = QUEUES.map(({ name, objectId }) => ({
        ...smallWorld().accounts.find(({ userPrincipalName }) => userPrincipalName === "queue@contoso.com"),
        objectId,
        userPrincipalName: `${name}@contoso.com`,
    }));
    const numbers = QUEUES.map(({ number }) => ({ number, type: "DirectRouting", country: "US" }));
    return { ...people, accounts: [...people.accounts, ...queues], numbers: [...people.numbers, ...numbers] };
}

describe("on the real engine, through Graph, with user configurations that lag for an hour and hide resource accounts,", () => {
    let graph: OverGraph;
    const all: readonly Declared[] = [
        ...declarations(PEOPLE),
        ...QUEUES.map(({ name, number }) => ({ name, args: direct(name, number) })),
    ];
    before(async () => {
        graph = await overGraph(world(), {}, { resourceAccounts: "hidden" });
        graph.tenant.userLag.set(HOUR_MS);
        graph.project.declare([...all]);
    });
    after(() => graph.close());

    it("50 declarations go through in one up, which says that the view is late, and the next preview and up change nothing", async () => {
        const first = succeeds(await graph.project.up());
        assert.equal(steps(first).create, 50 + 1);
        assert.match(first.output, /settings in Teams do not show it yet/);
        assert.equal(graph.tenant.log().length, 50);

        const preview = succeeds(await graph.project.preview("--refresh"));
        assert.deepEqual(steps(preview), { create: 0, update: 0, replace: 0, delete: 0, same: 50 + 1 });
        assert.match(preview.output, /Teams Phone plan: no changes\./);
        assert.doesNotMatch(preview.output, /settings in Teams|\[[a-z-]+\]$/m);
        succeeds(await graph.project.up());
        assert.equal(graph.tenant.log().length, 50);
    });
});
