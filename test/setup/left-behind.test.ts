import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { requireNothingLeft } from "../support/left-behind";

describe("the check at the end of a run", () => {
    it("names each process that a test has left behind, and passes once it has ended", async function () {
        if (process.platform !== "linux") return this.skip();
        const env = { ...process.env, TEAMS_PHONE_TEST_RUN: "/a/run/of/its/own" };
        const left = spawn("sleep", ["4711"], { env, stdio: "ignore" });
        await once(left, "spawn");
        await assert.rejects(
            requireNothingLeft("/a/run/of/its/own", 0),
            /left processes behind:\n {2}\d+: sleep 4711$/,
        );
        left.kill();
        await once(left, "exit");
        await requireNothingLeft("/a/run/of/its/own", 0);
    });
});
