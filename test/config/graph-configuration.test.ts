import assert from "node:assert/strict";
import { readConfiguration } from "../../provider/config/stack-configuration";

const TENANT = "5C1F7B0E-0000-4000-8000-0000000000AA";
const read = (values: Record<string, string>) =>
    readConfiguration(key => ({ tenant: "graph", tenantId: TENANT, ...values })[key]).graph;

describe("the configuration of Microsoft Graph", () => {
    it("is the tenant, the commercial cloud, Microsoft's own service and whatever login there is, by default", () => {
        assert.deepEqual(read({}), {
            tenantId: TENANT.toLowerCase(),
            cloud: "Commercial",
            credential: null,
            endpoint: null,
        });
    });

    it("reaches an emulator on this machine under any of its names", () => {
        for (const endpoint of ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"]) {
            assert.equal(read({ graphEndpoint: endpoint })?.endpoint, endpoint);
            assert.equal(read({ graphEndpoint: `${endpoint}/` })?.endpoint, endpoint);
        }
    });

    it("says why a government cloud is refused, and what serves it", () => {
        assert.throws(() => read({ cloud: "GCCHigh" }), /numberAssignments.*global service alone.*PowerShell/);
    });

    it("shows no value of `credential`, which may be a secret", () => {
        assert.throws(
            () => read({ credential: "hunter2" }),
            (error: Error) => /`cli`, `workloadIdentity`/.test(error.message) && !error.message.includes("hunter2"),
        );
    });

    it("is read for no other tenant", () => {
        assert.equal(readConfiguration(key => ({ tenant: "embedded", cloud: "GCC" })[key]).graph, null);
    });
});
