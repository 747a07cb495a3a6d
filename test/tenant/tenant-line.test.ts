import assert from "node:assert/strict";
import { tenantLine } from "../../provider/tenant/tenant-line";

describe("the line that names a tenant", () => {
    const contoso = { name: "Contoso", id: "5c1f7b0e-0000-4000-8000-0000000000aa" };
    const start = `Contoso (${contoso.id})`;

    it("tells a tenant in a file, an emulated one and a real one apart", () => {
        assert.equal(tenantLine(contoso, { file: "/x/tenant.db" }), `${start}, embedded (/x/tenant.db)`);
        assert.equal(tenantLine(contoso, { emulator: "http://[::1]:1" }), `${start}, emulator at http://[::1]:1`);
        assert.equal(tenantLine(contoso, "graph"), `${start}, a real tenant`);
    });
});
