import assert from "node:assert/strict";
import { N1, N2, objectId, smallWorld, TENANT } from "../support/worlds/world";
import { type Started, start } from "./server";

const ALICE = objectId(1);
const QUEUE = objectId(9);
const KINDS = [
    { name: "guest", type: "guest" },
    { name: "gone", type: "softDeleted" },
    { name: "ghost", type: "ghost" },
    { name: "hank", homing: "onPremises", onPremisesNumber: "+12065550199", licences: ["MCOEV"] },
    { name: "nils" },
    {
        name: "noah",
        licences: [
            { plan: "MCOEV", state: "pending" },
            { plan: "MCOPSTN2", state: "disabled" },
        ],
    },
];
const idOf = (name: string) => objectId(20 + KINDS.findIndex(each => each.name === name));

function world() {
    const small = smallWorld({
        numbers: [
            { number: N1, holder: "alice@contoso.com" },
            { number: N2, holder: "queue@contoso.com" },
        ],
    });
    const more = KINDS.map(({ name, ...rest }) => ({
        objectId: idOf(name),
        userPrincipalName: name === "guest" ? "visitor_fabrikam.com#EXT#@contoso.com" : `${name}@contoso.com`,
        displayName: name,
        ...rest,
    }));
    const accounts = small.accounts.map(each => (each.objectId === QUEUE ? { ...each, serves: "callQueue" } : each));
    return { ...small, accounts: [...accounts, ...more] };
}

describe("the emulator's accounts", () => {
    let emulator: Started;
    before(async () => {
        emulator = await start(world());
    });
    after(() => emulator.stop());
    const configuration = async (id: string, headers = {}) =>
        (await emulator.get(`/admin/teams/userConfigurations/${id}`, headers)).entity;
    const users = async (filter: string) =>
        (await emulator.get(`/users?$filter=${encodeURIComponent(filter)}&$select=id`)).value.map(({ id }) => id);

    it("have a user configuration with their numbers, voice flag and features", async () => {
        const { "@odata.context": _, createdDateTime, modifiedDateTime, ...alice } = await configuration(ALICE);
        assert.match(String(createdDateTime), /Z$/);
        assert.match(String(modifiedDateTime), /Z$/);
        assert.deepEqual(alice, {
            id: ALICE,
            userPrincipalName: "alice@contoso.com",
            tenantId: TENANT,
            accountType: "user",
            isEnterpriseVoiceEnabled: true,
            featureTypes: ["Teams", "PhoneSystem", "CallingPlan"],
            telephoneNumbers: [{ telephoneNumber: N1, assignmentCategory: "primary" }],
            effectivePolicyAssignments: [],
        });
    });

    it("have the account types of the metadata, and `ineligibleUser` only if the caller asks for unknown members", async () => {
        const typeOf = async (id: string, headers = {}) => (await configuration(id, headers)).accountType;
        assert.equal(await typeOf(QUEUE), "resourceAccount");
        assert.equal(await typeOf(idOf("guest")), "guest");
        assert.equal(await typeOf(idOf("hank")), "sfbOnPremUser");
        assert.equal(await typeOf(idOf("nils")), "unknownFutureValue");
        assert.equal(await typeOf(idOf("nils"), { prefer: "include-unknown-enum-members" }), "ineligibleUser");
    });

    it("are missing in Teams and in the directory once they are deleted", async () => {
        for (const id of [idOf("gone"), idOf("ghost"), objectId(404)]) {
            assert.equal((await emulator.get(`/admin/teams/userConfigurations/${id}`)).status, 404);
            const { status, error } = await emulator.get(`/users/${id}`);
            assert.deepEqual([status, error.code], [404, "Request_ResourceNotFound"]);
        }
    });

    it("are listed as pages of user configurations, with filters and selected properties", async () => {
        const seen: unknown[] = [];
        for (let path: string | undefined = "/admin/teams/userConfigurations?$top=4&$select=id"; path; ) {
            const page: Awaited<ReturnType<Started["get"]>> = await emulator.get(path);
            seen.push(...page.value);
            path = page.nextLink;
        }
        assert.equal(seen.length, 9);
        assert.deepEqual(seen[0], { id: ALICE });
        const filter = encodeURIComponent(`id in ('${ALICE}','${QUEUE}') and isEnterpriseVoiceEnabled eq true`);
        const found = await emulator.get(`/admin/teams/userConfigurations?$filter=${filter}`);
        assert.deepEqual(
            found.value.map(({ id }) => id),
            [ALICE, QUEUE],
        );
    });

    it("can be read as users by object id and UPN, with the default or the selected properties", async () => {
        const { entity } = await emulator.get(`/users/${ALICE.toUpperCase()}`);
        assert.equal(entity.displayName, "Alice");
        assert.equal("usageLocation" in entity, false);
        for (const path of ["/users/Alice@Contoso.com", `/users('${ALICE}')`]) {
            const selected = await emulator.get(`${path}?$select=id,usageLocation,accountEnabled,userType,imAddresses`);
            const { "@odata.context": _, ...facts } = selected.entity;
            assert.deepEqual(facts, {
                id: ALICE,
                accountEnabled: true,
                userType: "Member",
                usageLocation: "US",
                imAddresses: ["alice.sip@contoso.com"],
            });
        }
        const guest = encodeURIComponent("visitor_fabrikam.com#EXT#@contoso.com");
        assert.equal((await emulator.get(`/users/${guest}?$select=userType`)).entity.userType, "Guest");
        assert.equal((await emulator.get(`/users/${ALICE}?$select=shoeSize`)).status, 400);
    });

    it("can be filtered by UPN, object ids, and SIP address with or without `sip:`", async () => {
        assert.deepEqual(await users("userPrincipalName eq 'ALICE@contoso.com'"), [ALICE]);
        assert.deepEqual(await users(`id in ('${ALICE}','${QUEUE}','${objectId(404)}')`), [ALICE, QUEUE]);
        assert.deepEqual(await users("startswith(userPrincipalName,'ali') or startswith(displayName,'Que')"), [
            ALICE,
            QUEUE,
        ]);
        assert.deepEqual(await users("imAddresses/any(i:i eq 'Alice.SIP@contoso.com')"), [ALICE]);
        assert.deepEqual(await users("proxyAddresses/any(p:p eq 'sip:alice.sip@contoso.com')"), [ALICE]);
        assert.deepEqual(await users("imAddresses/any(i:i eq 'nobody@contoso.com')"), []);
    });

    it("list service plans by id, and show a pending one as enabled", async () => {
        const { entity } = await emulator.get(`/users/${idOf("noah")}?$select=assignedPlans`);
        const plans = entity.assignedPlans as Record<string, string>[];
        assert.deepEqual(
            plans.map(({ servicePlanId, capabilityStatus }) => [servicePlanId, capabilityStatus]),
            [
                ["4828c8ec-dc2e-4779-b502-87ac9ce28ab7", "Enabled"],
                ["5a10155d-f5c1-411a-a8ec-e99aae125390", "Deleted"],
            ],
        );
    });

    it("show in their licence details which plan is pending and which is disabled", async () => {
        const { value } = await emulator.get(`/users/${idOf("noah")}/licenseDetails`);
        const plans = value.flatMap(({ servicePlans }) => servicePlans as Record<string, string>[]);
        assert.deepEqual(
            plans.map(({ servicePlanName, provisioningStatus }) => [servicePlanName, provisioningStatus]),
            [
                ["MCOEV", "PendingProvisioning"],
                ["MCOPSTN2", "Disabled"],
            ],
        );
    });

    for (const resourceAccounts of ["shown", "hidden"] as const) {
        it(`keep every other sign of a resource account when user configurations have them ${resourceAccounts}`, async () => {
            const other = await start(world(), { resourceAccounts });
            const isShown = resourceAccounts === "shown";
            const { value } = await other.get("/admin/teams/userConfigurations?$select=id,accountType");
            assert.equal(
                value.some(({ id, accountType }) => id === QUEUE && accountType === "resourceAccount"),
                isShown,
            );
            const entity = await other.get(`/admin/teams/userConfigurations/${QUEUE}`);
            assert.equal(entity.status, isShown ? 200 : 404);
            const filter = encodeURIComponent(`id in ('${ALICE}','${QUEUE}')`);
            const filtered = await other.get(`/admin/teams/userConfigurations?$filter=${filter}`);
            assert.equal(filtered.value.length, isShown ? 2 : 1);

            const user = (await other.get(`/users/${QUEUE}?$select=id,department,assignedPlans`)).entity;
            assert.equal(user.department, "Microsoft Communication Application Instance");
            assert.equal((await other.get(`/users/${ALICE}?$select=department`)).entity.department, null);
            const [number] = (await other.list(`telephoneNumber eq '${N2}'`)).value;
            assert.deepEqual(
                [number?.assignmentTargetId, number?.assignmentStatus],
                [QUEUE, "voiceApplicationAssigned"],
            );
            await other.stop();
        });
    }

    it("are listed as resource accounts below /beta, for a caller with that permission", async () => {
        const address = `${emulator.url}/beta/admin/teams/resourceAccounts`;
        assert.equal((await emulator.get(address)).status, 403);
        const token = await emulator.emulation.issueToken({ roles: ["TeamsResourceAccount.Read.All"] });
        const { value } = await emulator.get(address, { authorization: `Bearer ${token}` });
        assert.deepEqual(value, [
            {
                id: QUEUE,
                userPrincipalName: "queue@contoso.com",
                displayName: "Queue",
                appId: "11cd3e2e-fccb-42ad-ad00-878b93575e07",
                phoneNumber: `tel:${N2}`,
            },
        ]);
        assert.equal((await emulator.get("/admin/teams/resourceAccounts")).status, 400);
    });

    it("belong to one organization", async () => {
        const [organization] = (await emulator.get("/organization")).value;
        assert.deepEqual([organization?.id, organization?.displayName], [TENANT, "Test"]);
        assert.equal((await emulator.get(`/organization/${TENANT}`)).entity.id, TENANT);
        assert.equal((await emulator.get(`/organization/${ALICE}`)).status, 404);
    });
});
