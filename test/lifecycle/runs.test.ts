import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { createLifecycle } from "../../provider/lifecycle";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { createWorld } from "../support/worlds/embedded-world";
import { direct, N1, N2 } from "../support/worlds/world";

const PROVIDER = path.join(__dirname, "../../provider");

describe("two runs in one process", () => {
    const removals: (() => void)[] = [];
    after(() => {
        for (const remove of removals) remove();
    });

    /** The verbs of a run of its own, on a tenant of its own. */
    function begin() {
        const { config, file, remove } = createWorld();
        removals.push(remove);
        const verbs = createLifecycle();
        const configure = () => verbs.configure({ config: { get: key => config[key.replace("teams-phone:", "")] } });
        configure();
        const log = () => {
            const tenant = EmbeddedTenant.open({ file });
            const entries = tenant.log().map(({ operation, number }) => `${operation} ${number}`);
            tenant.close();
            return entries;
        };
        return { ...verbs, configure, log };
    }

    it("know nothing of each other: a claim in one keeps no number in the other", async () => {
        const [one, other] = [begin(), begin()];
        const inputs = direct("alice", N1);
        for (const run of [one, other]) assert.deepEqual((await run.check({}, inputs)).failures, []);
        const created = await Promise.all([one.create(inputs), other.create(inputs)]);
        // The next program of `one` still declares the number, that of `other` does not.
        for (const run of [one, other]) run.configure();
        await one.check(inputs, inputs);
        await one.delete(created[0].id, created[0].outs);
        await other.delete(created[1].id, created[1].outs);
        assert.deepEqual(one.log(), [`assign ${N1}`]);
        assert.deepEqual(other.log(), [`assign ${N1}`, `release ${N1}`]);
    });

    it("know nothing of each other's replacements", async () => {
        const [one, other] = [begin(), begin()];
        const before = direct("alice", N1);
        const after = direct("alice", N2);
        for (const run of [one, other]) {
            await run.check({}, before);
            const { id, outs } = await run.create(before);
            // Only in `one` does the engine ask for a `diff`, which notes what the create replaces.
            if (run === one) await run.diff(id, outs, after);
        }
        assert.equal((await one.create(after)).id, N2);
        await assert.rejects(other.create(after), /already holds/);
        assert.deepEqual(one.log(), [`assign ${N1}`, `release ${N1}`, `assign ${N2}`]);
        assert.deepEqual(other.log(), [`assign ${N1}`]);
    });
});

describe("the memory of a run", () => {
    for (const folder of ["lifecycle", "gate"]) {
        for (const file of readdirSync(path.join(PROVIDER, folder), { recursive: true, encoding: "utf8" })) {
            if (!file.endsWith(".ts")) continue;
            it(`is in no variable of the module ${folder}/${file.replaceAll(path.sep, "/")}`, () => {
                const text = readFileSync(path.join(PROVIDER, folder, file), "utf8");
                assert.deepEqual(mutableVariables(ts.createSourceFile(file, text, ts.ScriptTarget.Latest)), []);
            });
        }
    }
});

/** Names of the module-level variables that can change, or that hold an object made to change. */
function mutableVariables(source: ts.SourceFile): string[] {
    return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => {
        const isConst = (declarationList.flags & ts.NodeFlags.Const) !== 0;
        return declarationList.declarations
            .filter(({ initializer }) => !isConst || (initializer && ts.isNewExpression(initializer)))
            .map(({ name }) => name.getText(source));
    });
}
