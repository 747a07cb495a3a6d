import assert from "node:assert/strict";
import { findingsOf } from "../../support/findings";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

const EMBEDDED = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };
const COUNT = 24;
const [RENAMED, FOLLOWED, MISTYPED, GIVEN, MOVED] = [0, 1, 2, 3, 4];
/** Each of these gets a new name, and the name that the program declares goes to the person `HEIR` further on. */
const [REUSED, SIP, VOICE, HANDED, SAME_ID, SAME_PERSON] = [5, 6, 7, 8, 9, 10];
const HEIR = 6;
const [THIEF, OTHER_THIEF, NEIGHBOUR] = [17, 18, 19];
const upnOf = (index: number) => person(index).userPrincipalName;
const newNameOf = (index: number) => `new-${upnOf(index)}`;
const sipOf = (index: number) => `sip-${upnOf(index)}`;

const assignment = (index: number, identity = upnOf(index), locationId = SEATTLE): Declared => ({
    name: `a${index}`,
    args: { ...direct("", person(index).number, { locationId }), identity },
});
const voice = {
    name: `a${VOICE}`,
    args: { identity: upnOf(VOICE), enterpriseVoiceEnabled: true },
};
const byHand = (identity: string, of: number) => ({ ...direct("", person(of).number), identity });

/** Each of these people has a SIP address that is not the UPN. */
function world() {
    const crowd = crowdedWorld(COUNT, false);
    return { ...crowd, accounts: crowd.accounts.map((each, index) => ({ ...each, sipAddress: sipOf(index) })) };
}

describe("on the real engine, an identity", () => {
    let project: Project;
    let refused: Run;
    let mistyped: Run;
    let sip: Run;
    let refreshed: Scene;
    let refusedAfterRefresh: Scene;
    let off: Run;
    let moved: Scene;
    let again: Scene;
    let writtenBefore: number;

    before(async () => {
        project = await Project.create({ world: world() });
        const isReused = [REUSED, HANDED, SAME_ID, SAME_PERSON];
        const constant = [assignment(RENAMED), voice];
        project.declare([
            ...constant,
            ...[FOLLOWED, MISTYPED, GIVEN, MOVED, ...isReused].map(each => assignment(each)),
            assignment(SIP, `sip:${sipOf(SIP)}`),
        ]);
        succeeds(await project.up());

        const { directory, service } = project.tenant;
        for (const each of [RENAMED, FOLLOWED]) directory.rename(person(each).objectId, newNameOf(each));
        for (const each of [...isReused, SIP, VOICE]) {
            directory.rename(person(each).objectId, newNameOf(each), newNameOf(each));
            directory.rename(person(each + HEIR).objectId, upnOf(each), sipOf(each));
        }
        for (const [from, to] of [
            [GIVEN, THIEF],
            [MOVED, OTHER_THIEF],
        ] as const) {
            service.remove(byHand(person(from).objectId, from));
            service.set(byHand(person(to).objectId, from));
        }
        writtenBefore = project.log().length;

        project.declare([
            ...constant,
            assignment(FOLLOWED, upnOf(FOLLOWED), PORTLAND),
            assignment(GIVEN, upnOf(NEIGHBOUR)),
            assignment(MOVED, upnOf(MOVED), PORTLAND),
            assignment(REUSED),
        ]);
        refused = fails(await project.preview());
        // The provider process refuses each of these, and its first refusal ends a run.
        project.declare([assignment(RENAMED), assignment(MISTYPED, "alise@contoso.com")]);
        mistyped = fails(await project.preview());
        project.declare([assignment(RENAMED), assignment(SIP, `sip:${sipOf(SIP)}`)]);
        sip = fails(await project.preview());
        const copy = project.copy();
        copy.declare([assignment(RENAMED), assignment(REUSED)]);
        refreshed = await Scene.after(succeeds(await copy.refresh()), copy, COUNT);
        refusedAfterRefresh = await Scene.after(fails(await copy.up("--refresh")), copy, COUNT);
        copy.close();

        const program = (reused: string) => [
            assignment(RENAMED),
            assignment(FOLLOWED, newNameOf(FOLLOWED), PORTLAND),
            assignment(REUSED, reused),
            assignment(HANDED, person(HANDED + HEIR).objectId),
            assignment(SAME_ID, person(SAME_ID).objectId),
            assignment(SAME_PERSON, newNameOf(SAME_PERSON)),
        ];
        project.declare(program(upnOf(REUSED)));
        const under = (severity: string) =>
            project.configure({ ...EMBEDDED, "teams-phone:rules": { "identity-reused": severity } });
        under("off");
        off = succeeds(await project.preview());
        under("warn");
        moved = await Scene.after(succeeds(await project.up()), project, COUNT);
        project.configure(EMBEDDED);
        again = await Scene.after(succeeds(await project.up("--refresh")), project, COUNT);
    });
    after(() => project.close());

    const refusal = (index: number) => findingsOf(refused, `a${index}`).join("\n");
    const refusedAsReused = (run: Run, index: number) => {
        const heir = index + HEIR;
        const [old, now] = [index, heir].map(each => `p${each}@contoso.com \\(object id ${person(each).objectId}\\)`);
        assert.match(run.output, new RegExp(`error: .*named ${old}.*names ${now} now.*identity-reused`));
    };

    it("that was renamed in the directory leads only to a warning, even after a refresh", () => {
        for (const scene of [moved, again]) {
            assert.match(scene.run.output, /identity` is "p0@contoso\.com".*\[account-not-found\]/);
            assert.equal(scene.did(`a${RENAMED}`), null);
            assert.deepEqual(scene.writesOf(RENAMED), [`assign p${RENAMED}`]);
        }
        assert.equal(again.resource(`a${RENAMED}`)?.outputs.identity, newNameOf(RENAMED));
    });

    it("that was renamed in the directory is refused in preview if something would change", () => {
        assert.match(refusal(FOLLOWED), /^error: .*\[account-not-found\]/m);
        assert.equal(moved.did(`a${FOLLOWED}`), "updated");
        assert.equal(moved.locationOf(FOLLOWED), PORTLAND);
    });

    it("that changes to a name without an account is refused, and does not lead to a replacement", () => {
        assert.match(
            mistyped.output,
            /error: .*is "alise@contoso\.com", but Test has no account with that object id, UPN or SIP address.*\[account-not-found\]/,
        );
        assert.doesNotMatch(mistyped.output, /replace/);
    });

    it("old or new, is refused in preview if somebody else got its number by hand", () => {
        assert.match(refusal(GIVEN), new RegExp(`held by ${upnOf(THIEF)} .*\\[number-taken\\]`));
        assert.match(refusal(MOVED), new RegExp(`held by ${upnOf(OTHER_THIEF)} .*\\[number-taken\\]`));
    });

    describe("whose name now belongs to another account", () => {
        it("is refused in preview, which names both accounts, and the number stays", () => {
            refusedAsReused(refused, REUSED);
            assert.equal(refreshed.holderOf(REUSED), newNameOf(REUSED));
        });

        it("is refused in preview and in up even after a refresh, when the state has only the new name", () => {
            assert.equal(refreshed.resource(`a${REUSED}`)?.outputs.identity, newNameOf(REUSED));
            refusedAsReused(refusedAfterRefresh.run, REUSED);
            assert.equal(refusedAfterRefresh.log.length, writtenBefore);
            assert.equal(refusedAfterRefresh.holderOf(REUSED), newNameOf(REUSED));
        });

        it("is refused when it is declared as a SIP address", () => {
            refusedAsReused(sip, SIP);
        });

        it("is refused for a voice flag as well", () => {
            refusedAsReused(refused, VOICE);
        });

        it("moves the number with a warning under `warn`, and without one under `off`", () => {
            assert.doesNotMatch(off.output, /identity-reused/);
            assert.match(off.output, new RegExp(`PhoneNumberAssignment a${REUSED} replace`));
            assert.match(findingsOf(moved.run, `a${REUSED}`).join("\n"), /^warning: .*\[identity-reused\]/m);
            assert.equal(moved.did(`a${REUSED}`), "replaced");
            assert.equal(moved.holderOf(REUSED), upnOf(REUSED));
            assert.equal(again.did(`a${REUSED}`), null);
        });

        it("gives the number to the new account once the program gives its object id", () => {
            assert.doesNotMatch(findingsOf(moved.run, `a${HANDED}`).join("\n"), /identity-reused/);
            assert.equal(moved.did(`a${HANDED}`), "replaced");
            assert.equal(moved.holderOf(HANDED), upnOf(HANDED));
        });

        it("changes nothing if the program gives the object id, or the new name of the same person", () => {
            for (const index of [SAME_ID, SAME_PERSON]) {
                assert.doesNotMatch(findingsOf(moved.run, `a${index}`).join("\n"), /identity-reused/);
                assert.equal(moved.did(`a${index}`), null);
                assert.deepEqual(again.writesOf(index), [`assign p${index}`]);
            }
        });
    });
});
