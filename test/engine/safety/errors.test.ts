import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Project, type Run } from "../../support/project";
import { direct, N1, smallWorld } from "../../support/worlds/world";

const EMBEDDED = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };
const OTHER_TENANT = "99999999-0000-4000-8000-000000000099";

/** Puts another file, or none, in the place of the tenant's. */
function replaceTenantFile(project: Project, text: string | null): void {
    const file = path.join(project.folder, ".teams-phone/tenant.db");
    for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
    if (text !== null) writeFileSync(file, text);
}

describe("on the real engine, one clear error without a stack trace reports", () => {
    let fresh: Project;
    let carriedOut: Project;
    let project: Project;
    before(async () => {
        fresh = await Project.create({ world: smallWorld() });
        fresh.declare([{ name: "alice", args: direct("alice", N1) }]);
        carriedOut = fresh.copy();
        assert.equal((await carriedOut.up()).code, 0);
    });
    after(() => {
        fresh.close();
        carriedOut.close();
    });
    beforeEach(() => {
        project = fresh.copy();
    });
    afterEach(() => project.close());
    /** Goes on from an `up` instead. */
    const start = () => {
        project.close();
        project = carriedOut.copy();
    };

    const refused = (run: Run, message: RegExp) => {
        assert.notEqual(run.code, 0);
        assert.match(run.output, message);
        assert.doesNotMatch(run.output, /^\s+at .+:\d+:\d+\)?$/m);
    };
    /** Both sides meet it: the program in a preview, the provider process in a refresh and a destroy of what exists. */
    const refusedEverywhere = async (message: RegExp) => {
        refused(await project.preview(), message);
        refused(await project.refresh(), message);
        refused(await project.destroy(), message);
    };

    it("no tenant configured", async () => {
        start();
        project.configure({});
        const message = /no tenant is configured.*pulumi config set teams-phone:tenant embedded/s;
        refused(await project.preview(), message);
        refused(await project.up(), message);
    });

    it("a missing world if the tenant does not exist yet", async () => {
        project.configure({ ...EMBEDDED, "teams-phone:world": "nowhere.yaml" });
        refused(await project.preview(), /world .*nowhere\.yaml cannot be read \(ENOENT\).*teams-phone:world/s);
    });

    it("a malformed world, with every problem and where it stands", async () => {
        project.write(
            "world.yaml",
            "tenant: { id: 5, name: X }\naccounts:\n  - { displayName: Al }\nnumbers: 7\ncolour: red\n",
        );
        const run = await project.preview();
        refused(run, /tenant\.id.*accounts\[0\]\.objectId.*accounts\[0\]\.userPrincipalName.*numbers/s);
        assert.match(run.output, /colour/);
        project.write("world.yaml", "tenant: {id: [");
        refused(await project.preview(), /world\.yaml is malformed/);
    });

    it("a file that is not a tenant", async () => {
        start();
        replaceTenantFile(project, "this is a shopping list, not a database, however long one makes it ".repeat(40));
        await refusedEverywhere(
            /tenant's file .*tenant\.db cannot be used: file is not a database.*teams-phone:tenantFile/s,
        );
        assert.equal((await project.state()).length, 1);
    });

    it("a tenant file that is a folder", async () => {
        mkdirSync(path.join(project.folder, "folder.db"));
        chmodSync(path.join(project.folder, "folder.db"), 0o500);
        project.configure({ ...EMBEDDED, "teams-phone:tenantFile": "folder.db" });
        refused(await project.preview(), /tenant's file .*folder\.db cannot be used/);
    });

    it("another tenant than the stack may touch", async () => {
        project.configure({ ...EMBEDDED, "teams-phone:tenantId": OTHER_TENANT });
        refused(await project.preview(), /may touch only tenant 99999999/);
        refused(await project.up(), /may touch only tenant 99999999/);
        assert.deepEqual(project.log(), []);
    });

    it("another tenant than the one that the state names", async () => {
        start();
        const world = smallWorld();
        project.write(
            "world.yaml",
            JSON.stringify({ ...world, tenant: { ...world.tenant, id: OTHER_TENANT, name: "Other" } }),
        );
        replaceTenantFile(project, null);
        await refusedEverywhere(/lives in tenant 5c1f7b0e.*connected to Other \(99999999/s);
        assert.equal((await project.state()).length, 1);
        assert.deepEqual(project.log(), []);
    });

    it("arguments that make no sense at all", async () => {
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            new PhoneNumberAssignment("nothing");
            new PhoneNumberAssignment("text", "alice");
            new PhoneNumberAssignment("list", [1, 2]);
            new PhoneNumberAssignment("deep", { identity: { a: 1 }, phoneNumber: [], phoneNumberType: {}, locationId: {} });
        `);
        const run = await project.preview();
        refused(run, /nothing\n.*\[parameter-set\]/);
        for (const name of ["text", "list", "deep"]) assert.match(run.output, new RegExp(`^ +${name}$`, "m"));
    });

    it("an account that does not exist, in up", async () => {
        project.declare([{ name: "zoe", args: direct("zoe", N1) }]);
        refused(
            await project.up(),
            /is "zoe@contoso\.com", but Test has no account with that object id, UPN or SIP address/,
        );
        assert.deepEqual(project.log(), []);
    });

    it("an up without any look at the tenant", async () => {
        // Not even there: an offline preview opens no tenant.
        project.configure({ "teams-phone:tenant": "embedded", "teams-phone:validation": "offline" });
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /validation is offline.*NOT checked/s);
        refused(await project.up(), /`teams-phone:validation` is `offline`/);
        assert.ok(!existsSync(path.join(project.folder, ".teams-phone")));
    });
});
