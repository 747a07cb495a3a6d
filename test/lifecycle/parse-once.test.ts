import assert from "node:assert/strict";
import type * as Schema from "../../provider/schema/arguments";

import { createWorld } from "../support/worlds/embedded-world";

const SCHEMA = require.resolve("../../provider/schema/arguments");
const isOurs = (file: string) => /[\\/]provider[\\/]/.test(file) && !file.includes("node_modules");

describe("each verb of the provider process", () => {
    const parsed: unknown[] = [];
    let kept: [string, NodeJS.Module | undefined][] = [];
    let createLifecycle: typeof import("../../provider/lifecycle").createLifecycle;

    // Loads the package once more, with a parser that counts.
    before(() => {
        const schema = require(SCHEMA) as typeof Schema;
        kept = Object.keys(require.cache)
            .filter(isOurs)
            .map(file => [file, require.cache[file]]);
        for (const [file] of kept) delete require.cache[file];
        const readArguments: typeof Schema.readArguments = (given, internal) => {
            parsed.push(given);
            return schema.readArguments(given, internal);
        };
        require(SCHEMA);
        const counting = require.cache[SCHEMA];
        assert.ok(counting);
        counting.exports = { ...schema, readArguments };
        ({ createLifecycle } = require("../../provider/lifecycle"));
    });
    after(() => {
        for (const file of Object.keys(require.cache).filter(isOurs)) delete require.cache[file];
        for (const [file, module] of kept) require.cache[file] = module;
    });

    it("parses each object of arguments once, and the configuration once per run", async () => {
        const { config, remove } = createWorld();
        const asked: string[] = [];
        const verbs = createLifecycle();
        verbs.configure({
            config: {
                get: key => {
                    asked.push(key);
                    return config[key.replace("teams-phone:", "")];
                },
            },
        });
        const before = { identity: "alice@contoso.com", phoneNumber: "+12065550101", phoneNumberType: "DirectRouting" };
        const after = { ...before, phoneNumber: "+12065550102" };
        const counts: [verb: string, objects: number, call: () => Promise<unknown>][] = [];
        let created: { id: string; outs: Record<string, unknown> } = { id: "", outs: {} };
        counts.push(["check", 2, () => verbs.check({}, before)]);
        counts.push(["create", 1, async () => (created = await verbs.create(before))]);
        counts.push(["check of a change", 2, () => verbs.check(before, after)]);
        counts.push(["diff", 1, () => verbs.diff(created.id, created.outs, after)]);
        counts.push(["create of a replacement", 1, () => verbs.create(after)]);
        counts.push(["delete", 0, () => verbs.delete(created.id, created.outs)]);
        counts.push(["update", 1, () => verbs.update(created.id, created.outs, before).catch(() => undefined)]);
        for (const [verb, objects, call] of counts) {
            parsed.length = 0;
            await call();
            assert.equal(parsed.length, objects, verb);
        }
        assert.deepEqual(
            asked.filter(key => key === "teams-phone:ruleset"),
            ["teams-phone:ruleset"],
        );
        remove();
    });
});
