import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copyPerTest } from "../../support/copy-per-test";
import { Project, type Run } from "../../support/project";
import { fails, succeeds } from "../../support/succeeds";
import { direct, N1, smallWorld } from "../../support/worlds/world";

const EMBEDDED = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };
const OTHER_TENANT = "99999999-0000-4000-8000-000000000099";

/** Puts another file, or none, in the place of the tenant's. */
function replaceTenantFile(project: Project, text: string | null): void {
    const file = path.join(project.folder, ".teams-phone/tenant.db");
    for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
    if (text !== null) writeFileSync(file, text);
}

async function freshProject(): Promise<Project> {
    const project = await Project.create({ world: smallWorld() });
    project.declare([{ name: "alice", args: direct("alice", N1) }]);
    return project;
}

function refused(run: Run, message: RegExp): void {
    assert.match(fails(run).output, message);
    assert.doesNotMatch(run.output, /^\s+at .+:\d+:\d+\)?$/m);
}

/** Both sides meet it: the program in a preview, the provider process in a refresh and a destroy of what exists. */
async function refusedEverywhere(project: Project, message: RegExp): Promise<void> {
    refused(await project.preview(), message);
    refused(await project.refresh(), message);
    refused(await project.destroy(), message);
}

describe("on the real engine, one clear error without a stack trace reports, before anything exists,", () => {
    const fresh = copyPerTest(freshProject);

    it("a missing world if the tenant does not exist yet", async () => {
        const { project } = fresh;
        project.configure({ ...EMBEDDED, "teams-phone:world": "nowhere.yaml" });
        refused(await project.preview(), /world .*nowhere\.yaml cannot be read \(ENOENT\).*teams-phone:world/s);
    });

    it("a malformed world, with every problem and where it stands", async () => {
        const { project } = fresh;
        project.write(
            "world.yaml",
            "tenant: { id: 5, name: X }\naccounts:\n  - { displayName: Al }\nnumbers: 7\ncolour: red\n",
        );
        const run = await project.preview();
        refused(run, /tenant\.id.*accounts\[0\]\.objectId.*accounts\[0\]\.userPrincipalName.*numbers/s);
        assert.match(run.output, /colour/);
    });

    it("a tenant file that is a folder", async () => {
        const { project } = fresh;
        mkdirSync(path.join(project.folder, "folder.db"));
        chmodSync(path.join(project.folder, "folder.db"), 0o500);
        project.configure({ ...EMBEDDED, "teams-phone:tenantFile": "folder.db" });
        refused(await project.preview(), /tenant's file .*folder\.db cannot be used/);
    });

    it("another tenant than the stack may touch", async () => {
        const { project } = fresh;
        project.configure({ ...EMBEDDED, "teams-phone:tenantId": OTHER_TENANT });
        refused(await project.up(), /may touch only tenant 99999999/);
        assert.deepEqual(project.log(), []);
    });

    it("an up without any look at the tenant", async () => {
        const { project } = fresh;
        // Not even there: an offline preview opens no tenant.
        project.configure({ "teams-phone:tenant": "embedded", "teams-phone:validation": "offline" });
        const preview = succeeds(await project.preview());
        assert.match(preview.output, /validation is offline.*NOT checked/s);
        refused(await project.up(), /`teams-phone:validation` is `offline`/);
        assert.ok(!existsSync(path.join(project.folder, ".teams-phone")));
    });
});

describe("on the real engine, one clear error without a stack trace reports, after an up,", () => {
    const made = copyPerTest(async () => {
        const project = await freshProject();
        succeeds(await project.up());
        return project;
    });

    it("no tenant configured", async () => {
        made.project.configure({});
        refused(
            await made.project.preview(),
            /no tenant is configured.*pulumi config set teams-phone:tenant embedded/s,
        );
    });

    it("a file that is not a tenant", async () => {
        const { project } = made;
        replaceTenantFile(project, "this is a shopping list, not a database, however long one makes it ".repeat(40));
        await refusedEverywhere(
            project,
            /tenant's file .*tenant\.db cannot be used: file is not a database.*teams-phone:tenantFile/s,
        );
        assert.equal((await project.state()).length, 1);
    });

    it("another tenant than the one that the state names", async () => {
        const { project } = made;
        const world = smallWorld();
        project.write(
            "world.yaml",
            JSON.stringify({ ...world, tenant: { ...world.tenant, id: OTHER_TENANT, name: "Other" } }),
        );
        replaceTenantFile(project, null);
        await refusedEverywhere(project, /lives in tenant 5c1f7b0e.*connected to Other \(99999999/s);
        assert.equal((await project.state()).length, 1);
        assert.deepEqual(project.log(), []);
    });
});
