import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { declarations, idOf, largeWorld, numberOf } from "../../support/worlds/large-world";

const ROWS = 200;
/** Leavers hold their numbers, and no declaration names these leavers. */
const HELD = Array.from({ length: 20 }, (_, index) => 10 + index);
const DELETED = [50, 51, 52, 53, 54];
const UNLICENSED = [60, 61, 62];

describe("on the real engine, of 200 new declarations", () => {
    it("all 28 that rules refuse are reported by one preview, and up --skip-preview executes no step", async () => {
        const project = await Project.create({ world: largeWorld(ROWS + HELD.length), isLarge: true });
        for (const [offset, index] of HELD.entries())
            project.tenant.service.set({
                identity: idOf(ROWS + offset),
                phoneNumber: numberOf(index),
                phoneNumberType: "DirectRouting",
            });
        for (const index of DELETED) project.tenant.directory.remove(idOf(index));
        for (const index of UNLICENSED) project.tenant.directory.setLicences(idOf(index), []);
        const before = project.log().length;
        project.declare(declarations(ROWS));
        const preview = await project.preview();
        const up = await project.up();
        for (const { code, output } of [preview, up]) {
            assert.notEqual(code, 0);
            assert.match(output, /28 errors in 28 resources; nothing was changed/);
            for (const index of [...HELD, ...DELETED, ...UNLICENSED])
                assert.match(output, new RegExp(`^ +person-${index}\\n +error: `, "m"));
        }
        assert.equal(project.log().length, before);
        assert.deepEqual(await project.state(), []);
        project.close();
    });
});
