import assert from "node:assert/strict";
import { runScope, scopeOf } from "../../provider/gate/program/run-scope";

const URN = "urn:pulumi:dev::voice::pulumi-nodejs:dynamic/teams:PhoneNumberAssignment::alice";

describe("what a run covers", () => {
    const whole = [
        "up",
        "up --yes --skip-preview -p 4",
        "preview --diff -sext -mtest -ctarget=1",
        "up --parallel=1 -j -f -v9",
    ];
    for (const line of whole)
        it(`is the whole program with \`${line}\``, () => assert.equal(scopeOf(line.split(" "), {}), "whole"));

    const partial = [
        `up --target ${URN}`,
        `up --target=${URN}`,
        `up -t ${URN}`,
        `up -yft ${URN}`,
        `up -yt${URN}`,
        `up --target-replace ${URN}`,
        `up --exclude ${URN}`,
        `preview -x ${URN}`,
        "up --exclude-dependents",
    ];
    for (const line of partial)
        it(`is a part of it with \`${line}\``, () => assert.equal(scopeOf(line.split(" "), {}), "partial"));

    it("is a part of it if the environment may select resources", () => {
        assert.equal(scopeOf(["up"], { PULUMI_OPTION_TARGET: URN }), "partial");
        assert.equal(scopeOf(["up"], { PULUMI_OPTION_EXCLUDE: URN }), "partial");
        assert.equal(scopeOf(["up"], { PULUMI_HOME: "/target" }), "whole");
    });

    it("is unknown in a process that Pulumi's language host did not start", () => assert.equal(runScope(), "unknown"));
});
