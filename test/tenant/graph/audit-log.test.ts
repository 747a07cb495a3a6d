import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Change } from "../../../provider/model/change";
import { N1, objectId, SEATTLE } from "../../support/worlds/world";
import { type Connected, connected } from "./graph-on-emulator";

const ALICE = objectId(1);
const assign: Change = {
    kind: "assign",
    account: ALICE,
    number: N1,
    type: "DirectRouting",
    category: "Primary",
    locationId: SEATTLE,
};

describe("the audit log", () => {
    let folder: string;
    let on: Connected;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    });
    afterEach(() => {
        on.close();
        rmSync(folder, { recursive: true, force: true });
    });
    const file = () => path.join(folder, "logs/audit.jsonl");
    const entries = () =>
        readFileSync(file(), "utf8")
            .trim()
            .split("\n")
            .map(line => JSON.parse(line) as Record<string, unknown>);

    it("has a line per write: who, when, the request ids, and the number before and after", async () => {
        on = await connected({}, { auditLog: file() });
        await on.tenant.findNumbers([N1]);
        assert.ok(!existsSync(file()));
        await on.tenant.apply([assign]);
        await on.tenant.apply([{ kind: "release", number: N1, type: "DirectRouting", expectedHolder: objectId(2) }]);
        const [entry, ...others] = entries();
        assert.deepEqual(others, []);
        const free = { number: N1, type: "directRouting", holder: null, category: null, locationId: null };
        assert.deepEqual(entry?.before, free);
        assert.deepEqual(entry?.after, { ...free, holder: ALICE, category: "Primary", locationId: SEATTLE });
        assert.deepEqual(entry?.change, assign);
        assert.equal(entry?.outcome, "done");
        assert.match(String(entry?.identity), /teams-phone/);
        assert.match(String(entry?.requestIds), /^[0-9a-f-]{36}$/);
        assert.ok(!Number.isNaN(Date.parse(String(entry?.time))));
    });

    it("shows the true outcome of a write whose response was lost", async () => {
        on = await connected({}, { auditLog: file() });
        on.emulator.emulation.faults.add({ kind: "cut-before", on: ["assign"] });
        on.emulator.emulation.faults.add({ kind: "cut-after", on: ["assign"] });
        await on.tenant.apply([assign]);
        await on.tenant.apply([assign]);
        assert.deepEqual(
            entries().map(({ outcome }) => outcome),
            ["unknown", "done"],
        );
    });

    it("prevents a write if it cannot be written itself", async () => {
        writeFileSync(path.dirname(file()), "a file where a folder should be");
        on = await connected({}, { auditLog: file() });
        const [outcome] = await on.tenant.apply([assign]);
        assert.match(outcome?.kind === "refused" ? outcome.message : "", /teams-phone:auditLog.*Nothing was changed/);
        assert.deepEqual(on.embedded.log(), []);
    });
});
