import assert from "node:assert/strict";
import { createODataErrorFromDiscriminatorValue } from "@microsoft/msgraph-sdk/models/oDataErrors/index.js";
import { BatchRequestContent } from "@microsoft/msgraph-sdk-core";
import { N1, N2, objectId, SEATTLE } from "../../support/worlds/world";
import { type Started, start } from "../server";
import { type OfficialClient, officialClient } from "./client";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("Microsoft's own Graph client on the emulator", () => {
    let emulator: Started;
    let client: OfficialClient;
    let adapter: ReturnType<typeof officialClient>["adapter"];
    beforeEach(async () => {
        emulator = await start();
        ({ client, adapter } = officialClient(emulator.url, emulator.token));
    });
    afterEach(() => emulator.stop());
    const numbers = () => client.admin.teams.telephoneNumberManagement.numberAssignments;
    const assignment = { telephoneNumber: "12065550101", assignmentTargetId: ALICE, numberType: "directRouting" };
    const find = async (number: string) => {
        const found = await numbers().get({ queryParameters: { filter: `telephoneNumber eq '${number}'` } });
        return found?.value?.[0];
    };

    it("lists pages of typed numbers, with the address of the next page", async () => {
        const page = await numbers().get({ queryParameters: { top: 2, skip: 1 } });
        assert.deepEqual(
            page?.value?.map(({ telephoneNumber }) => telephoneNumber),
            [N2, "+12065550103"],
        );
        assert.match(page?.odataNextLink ?? "", /%24skip=3/);
        const [number] = page?.value ?? [];
        assert.deepEqual(
            [number?.numberType, number?.activationState, number?.assignmentStatus, number?.numberSource],
            ["directRouting", "activated", "unassigned", "online"],
        );
        assert.deepEqual(number?.capabilities, ["userAssignment", "voiceApplicationAssignment"]);
        assert.deepEqual(number?.supportedCustomerActions, ["locationUpdate"]);
        assert.equal(number?.assignmentTargetId ?? null, null);
    });

    it("filters by a number with an encoded +, and reads it again by its id", async () => {
        const found = await find(N2);
        assert.equal(found?.telephoneNumber, N2);
        const again = await numbers().byNumberAssignmentId(String(found?.id)).get();
        assert.equal(again?.telephoneNumber, N2);
        assert.equal(again?.isoCountryCode, "US");
    });

    it("assigns a number, reads the account, changes the location, and releases the number", async () => {
        await numbers().assignNumber.post(assignment);
        const held = await find(N1);
        assert.deepEqual(
            [held?.assignmentTargetId, held?.assignmentCategory, held?.assignmentStatus],
            [ALICE, "primary", "userAssigned"],
        );
        const alice = await client.admin.teams.userConfigurations.byUserId(ALICE).get();
        assert.equal(alice?.isEnterpriseVoiceEnabled, true);
        assert.equal(alice?.accountType, "user");
        assert.deepEqual(
            alice?.telephoneNumbers?.map(each => [each.telephoneNumber, each.assignmentCategory]),
            [[N1, "primary"]],
        );
        await numbers().updateNumber.post({ telephoneNumber: N1, locationId: SEATTLE });
        assert.equal((await find(N1))?.locationId, SEATTLE);
        await numbers().updateNumber.post({ telephoneNumber: N1, locationId: null });
        assert.equal((await find(N1))?.locationId, SEATTLE);
        await numbers().updateNumber.post({ telephoneNumber: N1, locationId: "" });
        assert.equal((await find(N1))?.locationId ?? null, null);
        await numbers().unassignNumber.post({ telephoneNumber: N1, numberType: "directRouting" });
        assert.equal((await find(N1))?.assignmentStatus, "unassigned");
    });

    it("sets a network site and lookup options, and finds the number by each documented property", async () => {
        const found = await find(N2);
        await numbers().updateNumber.post({ telephoneNumber: N2, networkSiteId: "fff21455" });
        await numbers().updateNumber.post({
            telephoneNumber: N2,
            reverseNumberLookupOptions: ["skipInternalVoip"],
            locationId: SEATTLE,
        });
        const updated = await find(N2);
        assert.deepEqual(
            [updated?.networkSiteId, updated?.reverseNumberLookupOptions, updated?.locationId],
            ["fff21455", ["skipInternalVoip"], SEATTLE],
        );
        for (const filter of [
            "networkSiteId eq 'fff21455'",
            "reverseNumberLookupOptions/any(r:r eq 'skipInternalVoip')",
            `civicAddressId eq '${updated?.civicAddressId}'`,
            `operatorId eq '${found?.operatorId}' and telephoneNumber eq '${N2}'`,
            `supportedCustomerActions/any(a:a eq 'locationUpdate') and locationId eq '${SEATTLE}'`,
        ]) {
            const { value } = (await numbers().get({ queryParameters: { filter } })) ?? {};
            assert.deepEqual(
                value?.map(({ telephoneNumber }) => telephoneNumber),
                [N2],
                filter,
            );
        }
    });

    it("filters, orders and expands user configurations, whose modification time follows a change", async () => {
        const users = () => client.admin.teams.userConfigurations;
        const read = () => users().byUserId(ALICE).get();
        const before = await read();
        await numbers().assignNumber.post(assignment);
        const after = await read();
        assert.ok((after?.modifiedDateTime ?? 0) > (before?.modifiedDateTime ?? 0));
        const list = await users().get({
            queryParameters: {
                filter: "accountType eq 'user'",
                orderby: ["modifiedDateTime desc", "userPrincipalName desc"],
                expand: ["user"],
                top: 2,
            },
        });
        assert.deepEqual(
            list?.value?.map(({ userPrincipalName, user }) => [userPrincipalName, user?.displayName]),
            [
                ["alice@contoso.com", "Alice"],
                ["dave@contoso.com", "Dave"],
            ],
        );
        assert.match(list?.odataNextLink ?? "", /orderby/);
        const held = await users().get({
            queryParameters: { filter: `telephoneNumbers/any(t:t/telephoneNumber eq '${N1}')`, select: ["id"] },
        });
        assert.deepEqual(
            held?.value?.map(({ id, accountType }) => [id, accountType]),
            [[ALICE, undefined]],
        );
    });

    it("throws Graph's error type for a number that does not exist, a wrong method and a body that is too large", async () => {
        const failure = async (post: Promise<unknown>) => {
            const thrown = Object(
                await post.then(
                    () => assert.fail("no error"),
                    (error: unknown) => error,
                ),
            );
            assert.match(thrown.errorEscaped.innerError.requestId, /^[0-9a-f-]{36}$/);
            return [thrown.responseStatusCode, thrown.errorEscaped.code];
        };
        const unknown = { telephoneNumber: "+12065559999", networkSiteId: "x" };
        assert.deepEqual(await failure(numbers().updateNumber.post(unknown)), [400, "BadRequest"]);
        const large = { telephoneNumber: N1, networkSiteId: "x".repeat(5_000_000) };
        assert.deepEqual(await failure(numbers().updateNumber.post(large)), [413, "RequestEntityTooLarge"]);
        const wrong = numbers().assignNumber.toPostRequestInformation(assignment);
        wrong.urlTemplate = "{+baseurl}/users";
        const errors = { XXX: createODataErrorFromDiscriminatorValue };
        assert.deepEqual(await failure(adapter.sendNoResponseContent(wrong, errors)), [405, "MethodNotAllowed"]);
    });

    it("polls an operation until it succeeds", async () => {
        const { headers } = await emulator.post(
            "/admin/teams/telephoneNumberManagement/numberAssignments/assignNumber",
            assignment,
        );
        const [, id] = /'([^']+)'/.exec(headers.get("location") ?? "") ?? [];
        const read = () => client.admin.teams.telephoneNumberManagement.operations.byOperationId(String(id)).get();
        const first = await read();
        const second = await read();
        assert.deepEqual([first?.status, second?.status], ["running", "succeeded"]);
        assert.match(second?.numbers?.[0]?.resourceLocation ?? "", /\/numberAssignments\//);
        assert.equal(typeof second?.createdDateTime, "string");
    });

    it("throws Graph's error type with the service's code and text, the request ids and the date", async () => {
        await numbers().assignNumber.post(assignment);
        await assert.rejects(numbers().assignNumber.post({ ...assignment, assignmentTargetId: BOB }), thrown => {
            const { errorEscaped: error, responseStatusCode } = Object(thrown);
            assert.equal(responseStatusCode, 400);
            assert.equal(error.code, "BadRequest");
            assert.equal(error.message, `Telephone Number '${N1}' has already been assigned to another user`);
            assert.match(error.innerError.requestId, /^[0-9a-f-]{36}$/);
            assert.ok(error.innerError.date instanceof Date);
            return true;
        });
    });

    it("retries by itself after a 429, and not before the Retry-After is over", async () => {
        emulator.emulation.faults.add({ kind: "throttle", on: "list", retryAfterSeconds: 1 });
        assert.equal((await find(N1))?.telephoneNumber, N1);
        const { counts, tooEarly } = emulator.emulation.requests.summary();
        assert.deepEqual([counts, tooEarly], [{ "list 200": 1, "list 429": 1 }, 0]);
        assert.equal(emulator.emulation.requests.recent(1)[0]?.retryAttempt, 1);
    });

    it("sends batches, with a body and a filter in them, whose parts the emulator carries out", async () => {
        const management = client.admin.teams.telephoneNumberManagement;
        const batch = new BatchRequestContent(adapter, {});
        const asked = { queryParameters: { filter: `telephoneNumber eq '${N1}'` } };
        batch.addBatchRequest(management.numberAssignments.assignNumber.toPostRequestInformation(assignment));
        batch.addBatchRequest(management.numberAssignments.toGetRequestInformation(asked));
        await batch.postAsync();
        const { counts } = emulator.emulation.requests.summary();
        assert.deepEqual(counts, { "assign 202": 1, "batch 200": 1, "list 200": 1 });
        assert.equal((await find(N1))?.assignmentTargetId, ALICE);
    });
});
