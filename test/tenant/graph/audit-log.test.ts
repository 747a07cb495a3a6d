import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Change } from "../../../provider/model/change";
import { N1, N2, objectId, SEATTLE } from "../../support/worlds/world";
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

    it("has two lines per write: what is intended and by whom; then the request ids, and the number before and after", async () => {
        on = await connected({}, { auditLog: file() });
        await on.tenant.findNumbers([N1]);
        assert.ok(!existsSync(file()));
        await on.tenant.apply([assign]);
        await on.tenant.apply([{ kind: "release", number: N1, type: "DirectRouting", expectedHolder: objectId(2) }]);
        const [intended, entry, ...others] = entries();
        assert.deepEqual(
            others.map(({ outcome }) => outcome),
            ["started", "refused"],
        );
        const free = { number: N1, type: "directRouting", holder: null, category: null, locationId: null };
        assert.deepEqual(entry?.before, free);
        assert.deepEqual(entry?.after, { ...free, holder: ALICE, category: "Primary", locationId: SEATTLE });
        assert.deepEqual(entry?.change, assign);
        assert.deepEqual([intended?.outcome, entry?.outcome], ["started", "done"]);
        assert.deepEqual([intended?.id, intended?.change, intended?.before], [entry?.id, assign, free]);
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
            ["started", "unknown", "started", "done"],
        );
    });

    describe("prevents every write, and the preview warns, where it is", () => {
        const folderAt = (where: string) => {
            mkdirSync(where, { recursive: true });
            return where;
        };
        const belowFile = () => {
            writeFileSync(path.dirname(file()), "a file where a folder should be");
            return file();
        };
        const UNWRITABLE: readonly (readonly [what: string, make: () => string | null])[] = [
            ["a folder", () => folderAt(file())],
            ["below a file", belowFile],
            ["a pipe that nobody reads", () => madeBy("mkfifo", path.join(folder, "pipe"))],
            ["on a full disk", () => (existsSync("/dev/full") ? "/dev/full" : null)],
        ];
        for (const [what, make] of UNWRITABLE)
            it(what, async function () {
                const auditLog = make();
                on = await connected({}, { auditLog });
                if (auditLog === null) return this.skip();
                const [outcome] = await on.tenant.apply([assign]);
                assert.match(outcome?.kind === "refused" ? outcome.message : "", /teams-phone:auditLog.*was not sent/);
                assert.deepEqual(on.embedded.log(), []);
                if (what === "on a full disk") return;
                assert.match(on.tenant.warnings.join(), /teams-phone:auditLog.*refuses every change/);
            });
    });

    it("that fills up in the middle of a change does not keep anyone from getting their number back", async () => {
        on = await connected({}, { auditLog: file() });
        await on.tenant.apply([assign]);
        const release: Change = { kind: "release", number: N1, type: "DirectRouting", expectedHolder: ALICE };
        await on.tenant.apply([release]);
        const other: Change = { ...assign, account: objectId(2) };
        await on.tenant.apply([other]);
        const releaseOther: Change = { ...release, expectedHolder: objectId(2) };
        rmSync(file());
        mkdirSync(file());
        const refused = await on.tenant.apply([{ ...assign, number: N2, account: objectId(3) }]);
        assert.equal(refused[0]?.kind, "refused");
        const undone = await on.tenant.apply([releaseOther, assign]);
        assert.deepEqual(
            undone.map(({ kind }) => kind),
            ["done", "done"],
        );
        assert.equal((await on.embedded.findNumbers([N1]))[0]?.holder?.objectId, ALICE);
    });

    it("begins a new line after one that an interrupted process cut off", async () => {
        mkdirSync(path.dirname(file()));
        writeFileSync(file(), '{"time":"20');
        on = await connected({}, { auditLog: file() });
        await on.tenant.apply([assign]);
        const [cut, ...lines] = readFileSync(file(), "utf8").trim().split("\n");
        assert.equal(cut, '{"time":"20');
        assert.deepEqual(
            lines.map(line => JSON.parse(line).outcome),
            ["started", "done"],
        );
    });
});

/** Makes something with a command; `null` where the system does not have it. */
function madeBy(command: string, made: string): string | null {
    return spawnSync(command, [made]).status === 0 ? made : null;
}
