import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { CP, N1, N2, OC, objectId, SEATTLE, smallWorld } from "../support/worlds/world";

const direct = { identity: "alice@contoso.com", phoneNumber: N1, phoneNumberType: "DirectRouting" };
const world = {
    ...smallWorld({ numbers: [{ number: OC, locationManagedBy: "operator" }] }),
    accounts: [
        ...smallWorld().accounts,
        { objectId: objectId(20), userPrincipalName: "free@contoso.com", displayName: "Unlicensed" },
        {
            objectId: objectId(21),
            userPrincipalName: "wait@contoso.com",
            displayName: "Pending",
            licences: [{ plan: "MCOEV", state: "pending" }],
        },
        {
            objectId: objectId(22),
            userPrincipalName: "onprem@contoso.com",
            displayName: "Synced",
            licences: ["MCOEV"],
            onPremisesNumber: "+12065559999",
        },
        { objectId: objectId(23), userPrincipalName: "guest@contoso.com", displayName: "Guest", type: "guest" },
        {
            objectId: objectId(24),
            userPrincipalName: "macau@contoso.com",
            displayName: "Macau",
            usageLocation: "MO",
            licences: ["MCOEV"],
        },
        {
            objectId: objectId(25),
            userPrincipalName: "noplan@contoso.com",
            displayName: "No plan",
            usageLocation: "US",
            licences: ["MCOEV"],
        },
    ],
};

/** What the service refuses: the request, the code, and a pattern of the text. */
const refusals: [string, Parameters<EmbeddedTenant["service"]["set"]>[0], string, RegExp][] = [
    [
        "an unknown identity",
        { ...direct, identity: "zoe@contoso.com" },
        "NotFound",
        /^The server responded with a Request Error, Status: NotFound$/,
    ],
    ["`tel:`", { ...direct, phoneNumber: "tel:+12065550101" }, "BadRequest", /not a valid phone number/],
    ["spaces", { ...direct, phoneNumber: "+1 206 555 0101" }, "BadRequest", /not a valid phone number/],
    ["an empty extension", { ...direct, phoneNumber: "+12065550101;ext=" }, "BadRequest", /not a valid phone number/],
    ["an unknown type", { ...direct, phoneNumberType: "Calling" }, "BadRequest", /not a valid PhoneNumberType/],
    [
        "an unknown category",
        { ...direct, assignmentCategory: "Second" },
        "BadRequest",
        /not a valid AssignmentCategory/,
    ],
    [
        "an extension on another type",
        { ...direct, phoneNumber: `${CP};ext=1`, phoneNumberType: "CallingPlan" },
        "BadRequest",
        /extension/,
    ],
    [
        "an extension on a resource account",
        { ...direct, identity: "queue@contoso.com", phoneNumber: `${N1};ext=1` },
        "BadRequest",
        /resource account/,
    ],
    [
        "a number with the wrong type",
        { ...direct, phoneNumberType: "CallingPlan" },
        "BadRequest",
        /^Telephone Number '\+12065550101' is not found from tenant '5c1f7b0e-/,
    ],
    [
        "a Calling Plan number that the tenant does not have",
        { ...direct, phoneNumber: "+12065559998", phoneNumberType: "CallingPlan" },
        "BadRequest",
        /is not found from tenant/,
    ],
    [
        "an account without a licence",
        { ...direct, identity: "free@contoso.com" },
        "BadRequest",
        /^User '.*' lacks appropriate licenses to assign a 'DirectRouting' number\.$/,
    ],
    [
        "an account whose licence is pending",
        { ...direct, identity: "wait@contoso.com" },
        "BadRequest",
        /lacks appropriate licenses/,
    ],
    [
        "a Calling Plan number without a Calling Plan",
        { ...direct, identity: "noplan@contoso.com", phoneNumber: CP, phoneNumberType: "CallingPlan" },
        "BadRequest",
        /to assign a 'CallingPlan' number/,
    ],
    [
        "an account with an on-premises number",
        { ...direct, identity: "onprem@contoso.com" },
        "BadRequest",
        /set in the on-premises Active Directory and synchronized/,
    ],
    ["a guest", { ...direct, identity: "guest@contoso.com" }, "BadRequest", /is a guest/],
    ["a Macau number", { ...direct, phoneNumber: "+85328212345" }, "BadRequest", /Macau/],
    ["an account in Macau", { ...direct, identity: "macau@contoso.com" }, "BadRequest", /Macau/],
    ["the voice flag in Macau", { identity: "macau@contoso.com", enterpriseVoiceEnabled: true }, "BadRequest", /Macau/],
    ["a location that does not exist", { ...direct, locationId: objectId(77) }, "BadRequest", /is not found/],
    [
        "to remove the location of a Calling Plan number",
        { ...direct, phoneNumber: CP, phoneNumberType: "CallingPlan", locationId: "null" },
        "BadRequest",
        /cannot be removed/,
    ],
    [
        "a location that the operator manages",
        { ...direct, phoneNumber: OC, phoneNumberType: "OperatorConnect", locationId: SEATTLE },
        "BadRequest",
        /^Contact your operator to change the emergency address for this number\.$/,
    ],
];

describe("the embedded service", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    let tenant: EmbeddedTenant;
    before(() => {
        writeFileSync(path.join(folder, "world.yaml"), stringify(world));
        tenant = EmbeddedTenant.open({ file: path.join(folder, "tenant.db"), world: path.join(folder, "world.yaml") });
    });
    after(() => {
        tenant.close();
        rmSync(folder, { recursive: true });
    });

    for (const [what, request, code, message] of refusals) {
        it(`refuses ${what} and writes nothing`, () => {
            assert.throws(() => tenant.service.set(request), { code, message });
            assert.deepEqual(tenant.log(), []);
        });
    }

    it("refuses a second primary number, and the removal of a number that the account does not hold", () => {
        tenant.service.set(direct);
        assert.throws(() => tenant.service.set({ ...direct, phoneNumber: N2 }), /already has the Primary number/);
        assert.throws(
            () => tenant.service.remove({ ...direct, identity: "bob@contoso.com" }),
            /is not assigned to 'bob@contoso\.com'/,
        );
        assert.equal(tenant.log().length, 1);
    });

    it("removes all numbers of an account at once", () => {
        tenant.service.set({ ...direct, phoneNumber: N2, assignmentCategory: "Alternate" });
        tenant.service.remove({ identity: "alice@contoso.com", removeAll: true });
        assert.deepEqual(tenant.service.get({ identity: "alice@contoso.com" }), []);
    });
});
