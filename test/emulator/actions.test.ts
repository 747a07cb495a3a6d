import assert from "node:assert/strict";
import { CP, N1, N2, OC, objectId, PORTLAND, SEATTLE, smallWorld } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start, TELEPHONY } from "./server";

const ALICE = objectId(1);
const BOB = objectId(2);
const UNKNOWN_DIRECT = "+12065559999;ext=42";

describe("the emulator's actions on numbers", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start();
    });
    afterEach(() => emulator.stop());

    const act = (action: string, body: unknown, on = emulator) => on.post(`${ASSIGNMENTS}/${action}`, body);
    const assign = (number: string, target: string, more: object = {}, on = emulator) =>
        act(
            "assignNumber",
            { telephoneNumber: number, assignmentTargetId: target, numberType: "directRouting", ...more },
            on,
        );
    const numberNow = async (number: string, on = emulator) =>
        (await on.list(`telephoneNumber eq '${number}'`)).value[0];
    /** Polls an operation until it ends. */
    const outcomeOf = async (location: string | null, on = emulator) => {
        const statuses: unknown[] = [];
        for (;;) {
            const { entity } = await on.get(String(location));
            statuses.push(entity.status);
            if (entity.status !== "running" && entity.status !== "notStarted") return { statuses, entity };
        }
    };

    it("accept an assignment with 202, an empty body, and the address of an operation that succeeds", async () => {
        const answer = await assign(N1.slice(1), ALICE);
        assert.deepEqual([answer.status, answer.text], [202, ""]);
        const location = answer.headers.get("location") ?? "";
        assert.match(location, new RegExp(`^${emulator.url}/v1\\.0${TELEPHONY}/operations\\('[\\w-]+'\\)$`));
        const { statuses, entity } = await outcomeOf(location);
        assert.deepEqual(statuses, ["running", "succeeded"]);
        assert.match(Buffer.from(String(entity.id), "base64url").toString(), /^Assignment\|[0-9a-f-]{36}$/);
        assert.match(String(entity.createdDateTime), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
        const [detail] = entity.numbers as Record<string, string>[];
        assert.equal(detail?.status, "succeeded");
        assert.equal("statusDetail" in (detail ?? {}), false);
        assert.equal((await emulator.get(detail?.resourceLocation ?? "")).entity.telephoneNumber, N1);
        assert.equal((await numberNow(N1))?.assignmentTargetId, ALICE);
    });

    it("accept plain and qualified names, and both key syntaxes of operations", async () => {
        const { status, headers } = await act("microsoft.graph.teamsAdministration.assignNumber", {
            telephoneNumber: N1,
            assignmentTargetId: ALICE,
            numberType: "DirectRouting",
            assignmentCategory: "Primary",
            locationId: SEATTLE,
        });
        assert.equal(status, 202);
        const [, id] = /'([^']+)'/.exec(headers.get("location") ?? "") ?? [];
        assert.equal((await emulator.get(`${TELEPHONY}/operations/${id}`)).entity.id, id);
        const update = { telephoneNumber: N1, locationId: PORTLAND };
        assert.equal((await act("microsoft.graph.teamsAdministration.updateNumber", update)).status, 200);
        assert.equal((await numberNow(N1))?.locationId, PORTLAND);
        const unassign = { telephoneNumber: N1, numberType: "directRouting" };
        assert.equal((await act("microsoft.graph.teamsAdministration.unassignNumber", unassign)).status, 202);
        assert.equal((await numberNow(N1))?.assignmentStatus, "unassigned");
    });

    it("release a number without naming its holder", async () => {
        await assign(N1, BOB);
        const { status, headers } = await act("unassignNumber", { telephoneNumber: N1 });
        assert.equal(status, 202);
        const { entity } = await outcomeOf(headers.get("location"));
        assert.match(Buffer.from(String(entity.id), "base64url").toString(), /^Unassignment\|/);
        assert.equal((await numberNow(N1))?.assignmentTargetId, null);
        const { entity: bob } = await emulator.get(`/admin/teams/userConfigurations/${BOB}`);
        assert.deepEqual([bob.isEnterpriseVoiceEnabled, bob.telephoneNumbers], [false, []]);
    });

    it("set a location at once with 200 and an empty body, clear it with an empty text, and keep it for null or no value", async () => {
        await assign(N1, ALICE, { locationId: SEATTLE });
        for (const [locationId, expected] of [
            [undefined, SEATTLE],
            [null, SEATTLE],
            [PORTLAND, PORTLAND],
            ["", null],
        ]) {
            const { status, text } = await act("updateNumber", { telephoneNumber: N1, locationId });
            assert.deepEqual([status, text], [200, ""]);
            assert.equal((await numberNow(N1))?.locationId, expected);
        }
    });

    it("store a network site and lookup options, keep them for null or no value, and clear them", async () => {
        await assign(N1, ALICE, { locationId: SEATTLE });
        const options = async (body: object) => {
            const { status, text } = await act("updateNumber", { telephoneNumber: N1, ...body });
            assert.deepEqual([status, text], [200, ""]);
            const row = await numberNow(N1);
            assert.deepEqual([row?.assignmentTargetId, row?.locationId], [ALICE, SEATTLE]);
            return [row?.networkSiteId, row?.reverseNumberLookupOptions];
        };
        const skip = ["skipInternalVoip"];
        assert.deepEqual(await options({ networkSiteId: "fff21455" }), ["fff21455", []]);
        assert.deepEqual(await options({ reverseNumberLookupOptions: ["SkipInternalVoip", ...skip] }), [
            "fff21455",
            skip,
        ]);
        assert.deepEqual(await options({ networkSiteId: null, reverseNumberLookupOptions: null }), ["fff21455", skip]);
        assert.deepEqual(await options({ locationId: SEATTLE }), ["fff21455", skip]);
        assert.deepEqual(await options({ networkSiteId: "" }), [null, skip]);
        assert.deepEqual(await options({ networkSiteId: "two", reverseNumberLookupOptions: [] }), ["two", []]);
        const last = emulator.tenant.log().at(-1);
        assert.deepEqual(
            [last?.operation, last?.account, last?.before.reverseNumberLookup, last?.after.networkSiteId],
            ["setNumberOptions", ALICE, skip, "two"],
        );
    });

    it("change the modification time of the accounts whose numbers they change, and of no other", async () => {
        const times = async () => {
            const { value } = await emulator.get("/admin/teams/userConfigurations?$select=id,modifiedDateTime");
            return new Map(value.map(each => [each.id, String(each.modifiedDateTime)]));
        };
        const at = (day: number) => emulator.emulation.clock.set(new Date(Date.UTC(2026, 5, day)));
        const before = await times();
        at(1);
        await assign(N1, ALICE);
        const assigned = await times();
        assert.equal(assigned.get(ALICE), "2026-06-01T00:00:00.0000000Z");
        assert.deepEqual(new Map(assigned).set(ALICE, String(before.get(ALICE))), before);
        at(2);
        await act("updateNumber", { telephoneNumber: N1, locationId: SEATTLE, networkSiteId: "hq" });
        assert.deepEqual(await times(), assigned);
        emulator.tenant.lag.set(60_000);
        at(3);
        await act("unassignNumber", { telephoneNumber: N1 });
        assert.deepEqual(await times(), assigned);
        emulator.emulation.clock.advance(60_000);
        assert.equal((await times()).get(ALICE), "2026-06-03T00:00:00.0000000Z");
    });

    it("set the location of an unassigned number", async () => {
        assert.equal((await act("updateNumber", { telephoneNumber: OC, locationId: SEATTLE })).status, 200);
        assert.equal((await numberNow(OC))?.locationId, SEATTLE);
        const [entry] = emulator.tenant.log();
        assert.deepEqual([entry?.operation, entry?.number, entry?.account], ["setLocation", OC, ""]);
    });

    it("accept a Direct Routing number with an extension that was never uploaded, and forget it on release", async () => {
        assert.equal((await assign(UNKNOWN_DIRECT, ALICE)).status, 202);
        const number = await numberNow(UNKNOWN_DIRECT);
        assert.deepEqual([number?.numberType, number?.assignmentTargetId], ["directRouting", ALICE]);
        await act("unassignNumber", { telephoneNumber: UNKNOWN_DIRECT });
        assert.equal(await numberNow(UNKNOWN_DIRECT), undefined);
    });

    it("assign a number to a resource account, as a voice application", async () => {
        assert.equal((await assign(N1, objectId(9))).status, 202);
        assert.equal((await numberNow(N1))?.assignmentStatus, "voiceApplicationAssigned");
    });

    const refusals: [what: string, action: string, body: object, message: RegExp][] = [
        [
            "a number that another account holds",
            "assignNumber",
            { telephoneNumber: N2, assignmentTargetId: ALICE, numberType: "directRouting" },
            /^Telephone Number '\+12065550102' has already been assigned to another user$/,
        ],
        [
            "a number that the tenant does not have",
            "assignNumber",
            { telephoneNumber: "+19995550000", assignmentTargetId: ALICE, numberType: "callingPlan" },
            /^Telephone Number '\+19995550000' is not found from tenant '/,
        ],
        [
            "a location that the tenant does not have",
            "assignNumber",
            { telephoneNumber: N1, assignmentTargetId: ALICE, numberType: "directRouting", locationId: objectId(77) },
            /^Location '/,
        ],
        [
            "a release with the wrong type",
            "unassignNumber",
            { telephoneNumber: N2, numberType: "operatorConnect" },
            /is not found from tenant/,
        ],
        ["a release of an unassigned number", "unassignNumber", { telephoneNumber: CP }, /is not assigned\.$/],
    ];
    for (const [what, action, body, message] of refusals) {
        it(`refuse ${what} at once with the embedded service's text`, async () => {
            await assign(N2, BOB);
            const { status, error } = await act(action, body);
            assert.deepEqual([status, error.code], [400, "BadRequest"]);
            assert.match(error.message, message);
        });

        it(`refuse ${what} through a failed operation with \`errors: operation\``, async () => {
            const other = await start(smallWorld(), { errors: "operation" });
            await assign(N2, BOB, {}, other);
            const { status, headers } = await act(action, body, other);
            assert.equal(status, 202);
            const { statuses, entity } = await outcomeOf(headers.get("location"), other);
            await other.stop();
            assert.deepEqual(statuses, ["running", "failed"]);
            const [detail] = entity.numbers as Record<string, string>[];
            assert.equal(detail?.status, "failed");
            assert.match(detail?.statusDetail ?? "", message);
        });
    }

    it("refuse an update at once even with `errors: operation`", async () => {
        const other = await start(smallWorld(), { errors: "operation" });
        const { status, error } = await act("updateNumber", { telephoneNumber: CP, locationId: "" }, other);
        await other.stop();
        assert.equal(status, 400);
        assert.match(error.message, /location of a Calling Plan number cannot be removed/);
    });

    it("do not exist for the voice flag, locations and blocks, which Graph cannot change", async () => {
        const flag = { isEnterpriseVoiceEnabled: true };
        const patch = { method: "PATCH", body: JSON.stringify(flag) };
        assert.equal((await emulator.call(`/admin/teams/userConfigurations/${ALICE}`, patch)).status, 405);
        for (const path of ["/admin/teams/locations", "/admin/teams/telephoneNumberManagement/blocks"])
            assert.equal((await emulator.get(path)).status, 400);
        assert.equal((await act("blockNumber", {})).status, 400);
    });
});
