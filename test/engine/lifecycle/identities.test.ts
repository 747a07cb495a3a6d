import assert from "node:assert/strict";
import { Project, type Run, steps } from "../../support/project";
import { direct, N1, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

const EMBEDDED = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };
const ALICE = objectId(1);
const BOB = objectId(2);

describe("on the real engine, an identity", () => {
    let project: Project;
    const holder = async () => (await project.tenant.findNumbers([N1]))[0]?.holder?.objectId ?? null;
    const declare = (identity: string, locationId: string = SEATTLE) =>
        project.declare([{ name: "alice", args: { ...direct("", N1), identity, locationId } }]);
    const unchanged = (run: Run) => {
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(steps(run), { same: 2, create: 0, update: 0, replace: 0, delete: 0 });
        assert.equal(project.log().length, 1);
    };

    let base: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        declare("alice@contoso.com");
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        base = project;
    });
    after(() => base.close());
    beforeEach(() => {
        project = base.copy();
    });
    afterEach(() => project.close());

    it("that was renamed in the directory leads only to a warning, even after a refresh", async () => {
        project.tenant.directory.rename(ALICE, "alice.smith@contoso.com");
        for (const args of [[], ["--refresh"]]) {
            const run = await project.up(...args);
            unchanged(run);
            assert.match(run.output, /identity` is "alice@contoso\.com".*\[account-not-found\]/);
        }
        assert.equal((await project.state())[0]?.outputs.identity, "alice.smith@contoso.com");
    });

    it("that was renamed in the directory is refused in preview if something would change", async () => {
        project.tenant.directory.rename(ALICE, "alice.smith@contoso.com");
        declare("alice@contoso.com", PORTLAND);
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /\[account-not-found\]/);
        declare("alice.smith@contoso.com", PORTLAND);
        const renamed = await project.up();
        assert.equal(renamed.code, 0, renamed.output);
        assert.equal(steps(renamed).update, 1);
    });

    it("that changes to a name without an account is refused, and does not lead to a replacement", async () => {
        declare("alise@contoso.com");
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /is "alise@contoso\.com".*\[account-not-found\]/);
        assert.doesNotMatch(run.output, /replace/);
    });

    it("old or new, is refused in preview if somebody else got its number by hand", async () => {
        const number = { phoneNumber: N1, phoneNumberType: "DirectRouting" };
        project.tenant.service.remove({ ...number, identity: ALICE });
        project.tenant.service.set({ ...number, identity: "carol@contoso.com" });
        for (const [identity, location] of [
            ["bob@contoso.com", SEATTLE],
            ["alice@contoso.com", PORTLAND],
        ] as const) {
            declare(identity, location);
            const run = await project.preview();
            assert.notEqual(run.code, 0);
            assert.match(run.output, /held by Carol .*\[number-taken\]/);
        }
    });

    describe("whose name now belongs to another account", () => {
        const reuse = () => {
            project.tenant.directory.rename(ALICE, "alice.smith@contoso.com", "alice.smith@contoso.com");
            project.tenant.directory.rename(BOB, "alice@contoso.com", "alice.sip@contoso.com");
        };
        const refused = (run: Run) => {
            assert.notEqual(run.code, 0);
            assert.match(
                run.output,
                new RegExp(
                    `named Alice \\(object id ${ALICE}\\).*names Bob \\(object id ${BOB}\\) now.*identity-reused`,
                ),
            );
            assert.equal(project.log().length, 1);
        };

        it("is refused in preview and in up, which name both accounts, and the number stays", async () => {
            reuse();
            refused(await project.preview());
            refused(await project.up());
            assert.equal(await holder(), ALICE);
        });

        it("is refused even after a refresh, when the state has only the new name", async () => {
            reuse();
            assert.equal((await project.refresh()).code, 0);
            assert.equal((await project.state())[0]?.outputs.identity, "alice.smith@contoso.com");
            refused(await project.preview());
            refused(await project.up("--refresh"));
            assert.equal(await holder(), ALICE);
        });

        it("is refused when it is declared as a SIP address", async () => {
            declare("sip:alice.sip@contoso.com");
            unchanged(await project.up());
            reuse();
            refused(await project.preview());
            refused(await project.up());
        });

        it("moves the number with a warning under `warn`, and without one under `off`", async () => {
            reuse();
            project.configure({ ...EMBEDDED, "teams-phone:rules": { "identity-reused": "warn" } });
            const preview = await project.preview();
            assert.equal(preview.code, 0, preview.output);
            assert.match(preview.output, /warning: .*\[identity-reused\]/);
            assert.equal(project.log().length, 1);
            project.configure({ ...EMBEDDED, "teams-phone:rules": { "identity-reused": "off" } });
            const run = await project.up();
            assert.equal(run.code, 0, run.output);
            assert.doesNotMatch(run.output, /identity-reused/);
            assert.equal(steps(run).replace, 1);
            assert.equal(await holder(), BOB);
        });

        it("gives the number to the new account once the program gives its object id", async () => {
            reuse();
            declare(BOB);
            const preview = await project.preview();
            assert.equal(preview.code, 0, preview.output);
            const run = await project.up();
            assert.equal(run.code, 0, run.output);
            assert.equal(steps(run).replace, 1);
            assert.equal(await holder(), BOB);
        });

        it("is refused for a voice flag as well", async () => {
            project.declare([{ name: "voice", args: { identity: "bob@contoso.com", enterpriseVoiceEnabled: true } }]);
            assert.equal((await project.up()).code, 0);
            project.tenant.directory.rename(BOB, "robert@contoso.com");
            project.tenant.directory.rename(ALICE, "bob@contoso.com");
            const run = await project.preview();
            assert.notEqual(run.code, 0);
            assert.match(run.output, /named Bob .*names Alice .*now.*identity-reused/);
        });

        it("changes nothing if the program gives the object id, or the new name of the same person", async () => {
            reuse();
            for (const identity of [ALICE, "alice.smith@contoso.com"]) {
                declare(identity);
                unchanged(await project.up());
            }
        });
    });
});
