import assert from "node:assert/strict";
import { readConfiguration } from "../../provider/config/stack-configuration";

const TENANT = "5C1F7B0E-0000-4000-8000-0000000000AA";
const read = (values: Record<string, string>) =>
    readConfiguration(key => ({ tenant: "graph", tenantId: TENANT, ...values })[key]).graph;

describe("the Graph configuration", () => {
    it("defaults to the commercial cloud, Microsoft's service and the login that the environment has", () => {
        assert.deepEqual(read({}), {
            tenantId: TENANT.toLowerCase(),
            cloud: "Commercial",
            credential: null,
            endpoint: null,
        });
    });

    it("accepts an emulator on this machine by any loopback address", () => {
        for (const endpoint of ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"]) {
            assert.equal(read({ graphEndpoint: endpoint })?.endpoint, endpoint);
            assert.equal(read({ graphEndpoint: `${endpoint}/` })?.endpoint, endpoint);
        }
    });

    it("explains why a government cloud is refused, and what to use instead", () => {
        assert.throws(() => read({ cloud: "GCCHigh" }), /numberAssignments.*only in the global service.*PowerShell/);
    });

    it("never shows the value of `credential`, which may be a secret", () => {
        assert.throws(
            () => read({ credential: "hunter2" }),
            (error: Error) => /`cli`, `workloadIdentity`/.test(error.message) && !error.message.includes("hunter2"),
        );
    });

    it("is null for another tenant", () => {
        assert.equal(readConfiguration(key => ({ tenant: "embedded", cloud: "GCC" })[key]).graph, null);
    });
});
