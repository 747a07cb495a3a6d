import assert from "node:assert/strict";
import { readConfiguration } from "../../provider/config/stack-configuration";

const TENANT = "5c1f7b0e-0000-4000-8000-0000000000aa";
const read = (keys: Record<string, string>) =>
    readConfiguration(key => ({ tenant: "powershell", tenantId: TENANT, ...keys })[key]);

describe("the configuration of a tenant through PowerShell", () => {
    it("has the commercial cloud and the environment's login by default", () => {
        const { tenant, graph, powershell } = read({});
        assert.deepEqual([tenant, graph], ["powershell", null]);
        assert.deepEqual(powershell, { tenantId: TENANT, cloud: "Commercial", credential: null });
    });

    it("takes the clouds of the US government, but not China", () => {
        for (const cloud of ["GCC", "GCCHigh", "DoD"]) assert.equal(read({ cloud }).powershell?.cloud, cloud);
        assert.throws(() => read({ cloud: "China" }), /teams-phone:cloud: must be `Commercial` or `GCC`/);
    });

    it("takes a login with a code, which Graph's configuration refuses", () => {
        assert.equal(read({ credential: "deviceCode" }).powershell?.credential, "deviceCode");
        assert.throws(
            () => read({ tenant: "graph", credential: "deviceCode" }),
            /teams-phone:credential: must be one of/,
        );
    });

    it("needs the tenant's id", () => {
        assert.throws(
            () => readConfiguration(key => (key === "tenant" ? "powershell" : undefined)),
            /teams-phone:tenantId: is missing\. With `powershell`/,
        );
    });
});
