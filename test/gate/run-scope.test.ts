import assert from "node:assert/strict";
import { runScope, scopeBetween, scopeOf } from "../../provider/gate/program/run-scope";
import { readProcesses } from "../../provider/gate/program/windows-processes";

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

    describe("on Windows,", () => {
        const HOST = String.raw`"C:\Program Files\Pulumi\pulumi-language-nodejs.exe" 127.0.0.1:1`;
        const scope = (engine: string, host = HOST) => {
            const shown = [host, engine].map(CommandLine => ({ ParentProcessId: 1, CommandLine }));
            const [first, second] = readProcesses(JSON.stringify(shown));
            return scopeBetween(first, second, {});
        };
        const PULUMI = String.raw`"C:\Program Files\Pulumi\pulumi.exe"`;

        it("is in the command line, with a path that has blanks", () => {
            assert.equal(scope(`${PULUMI} up --yes -m "in two words"`), "whole");
            assert.equal(scope(`pulumi up "--target" "${URN}"`), "partial");
            assert.equal(scope(`${PULUMI} up -yt ${URN}`), "partial");
        });

        it("is unknown if another program started the host, or the host is another program", () => {
            assert.equal(scope(String.raw`C:\tools\node.exe up`), "unknown");
            assert.equal(scope(`${PULUMI} up`, "cmd.exe /c node"), "unknown");
        });

        it("cannot be read if Windows does not show both command lines", () => {
            assert.throws(() => readProcesses("[]"));
            assert.throws(() => readProcesses('[{"ParentProcessId":1,"CommandLine":null}]'));
        });
    });

    it("is unknown in a process that Pulumi's language host did not start", () => assert.equal(runScope(), "unknown"));
});
