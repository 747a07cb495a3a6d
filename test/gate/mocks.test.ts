import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { isMocked } from "../../provider/gate/program/mocks";

describe("a user's own unit test, under Pulumi's mocks", () => {
    it("needs no tenant and no configuration, and sees the inputs it declared", async () => {
        const seen: Record<string, unknown>[] = [];
        await pulumi.runtime.setMocks({
            newResource: args => {
                seen.push(args.inputs);
                return { id: "mocked", state: args.inputs };
            },
            call: args => args.inputs,
        });
        const { PhoneNumberAssignment } = await import("../../provider/index.js");
        const args = {
            identity: "alice@contoso.com",
            phoneNumber: "+12065551234",
            phoneNumberType: "CallingPlan" as const,
        };
        const { phoneNumber } = new PhoneNumberAssignment("alice", args);
        const value = await new Promise(resolve => phoneNumber.apply(resolve));
        assert.equal(value, "+12065551234");
        assert.equal(seen[0]?.identity, "alice@contoso.com");
    });

    it("is recognised with a second copy of the SDK too", () => {
        class MockMonitorOfAnotherCopy {
            readonly mocks = { newResource: () => ({ id: "mocked", state: {} }), call: () => ({}) };
        }
        assert.equal(isMocked(new MockMonitorOfAnotherCopy()), true);
    });

    it("is not mistaken for a run of the engine, or for none", () => {
        const client = { registerResource: () => {}, invoke: () => {} };
        for (const monitor of [client, undefined, { mocks: {} }]) assert.equal(isMocked(monitor), false);
    });
});
