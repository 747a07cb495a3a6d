import assert from "node:assert/strict";
import { CP, N1, N2, N3, OC, objectId, SEATTLE, smallWorld } from "../support/worlds/world";
import type { Answer } from "./answer";
import { ASSIGNMENTS, type Started, start, TELEPHONY } from "./server";

const ALICE = objectId(1);
const BOB = objectId(2);
const QUEUE = objectId(9);

/** A world with a number in each kind of use. */
function variedWorld() {
    const world = smallWorld({
        numbers: [
            { number: N1, holder: "alice@contoso.com", location: "Seattle office" },
            { number: N2, holder: "queue@contoso.com" },
            { number: N3, source: "onPremises" },
            { number: OC, locationManagedBy: "operator", activation: "updatePending" },
        ],
    });
    const more = [
        { number: "+12065550106", type: "CallingPlan", use: "conference", capabilities: ["ConferenceAssignment"] },
        { number: "+12065550107", type: "CallingPlan", use: "policy", portIn: "firmOrderCommitmentAccepted" },
        { number: "+12065550107;ext=12", type: "DirectRouting", country: "US" },
        { number: "+12065550108", type: "DirectRouting", use: "thirdPartyApp" },
        { number: "+12065550109", type: "DirectRouting", holder: "alice@contoso.com", category: "Alternate" },
    ];
    return { ...world, numbers: [...world.numbers, ...more] };
}

describe("the emulator's number assignments", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start(variedWorld());
    });
    afterEach(() => emulator.stop());

    it("have the properties, types and members of Graph's metadata", async () => {
        const answer = await emulator.list(`telephoneNumber eq '${N1}'`);
        assert.equal(answer.status, 200);
        assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
        const { id, operatorId, civicAddressId, ...number } = answer.value[0] ?? {};
        assert.match(Buffer.from(String(id), "base64url").toString(), /^[0-9a-f-]{36}\|\+12065550101$/);
        assert.match(String(operatorId), /^[0-9a-f-]{36}$/);
        assert.match(String(civicAddressId), /^[0-9a-f-]{36}$/);
        assert.deepEqual(number, {
            telephoneNumber: N1,
            numberType: "directRouting",
            activationState: "activated",
            capabilities: ["userAssignment", "voiceApplicationAssignment"],
            locationId: SEATTLE,
            networkSiteId: null,
            city: null,
            isoCountryCode: "US",
            assignmentTargetId: ALICE,
            assignmentCategory: "primary",
            assignmentStatus: "userAssigned",
            portInStatus: null,
            numberSource: "online",
            supportedCustomerActions: ["locationUpdate"],
            reverseNumberLookupOptions: [],
        });
    });

    it("show how each number is used", async () => {
        const { value } = await emulator.get(ASSIGNMENTS);
        assert.deepEqual(Object.fromEntries(value.map(each => [each.telephoneNumber, each.assignmentStatus])), {
            [N1]: "userAssigned",
            [N2]: "voiceApplicationAssigned",
            [N3]: "unassigned",
            [OC]: "unassigned",
            [CP]: "unassigned",
            "+12065550106": "conferenceAssigned",
            "+12065550107": "policyAssigned",
            "+12065550107;ext=12": "unassigned",
            "+12065550108": "thirdPartyAppAssigned",
            "+12065550109": "userAssigned",
        });
    });

    it("have null for unset properties, and list the actions that a customer can take", async () => {
        const { value } = await emulator.get(ASSIGNMENTS);
        const by = (number: string) => value.find(({ telephoneNumber }) => telephoneNumber === number) ?? {};
        const { locationId, civicAddressId, assignmentTargetId, assignmentCategory } = by(N3);
        assert.deepEqual(
            [locationId, civicAddressId, assignmentTargetId, assignmentCategory],
            [null, null, null, null],
        );
        assert.equal(by(N3).numberSource, "onPremises");
        assert.deepEqual(by(OC).supportedCustomerActions, []);
        assert.equal(by(OC).activationState, "updatePending");
        assert.deepEqual(by(CP).supportedCustomerActions, ["locationUpdate", "release"]);
        assert.equal(by("+12065550107").portInStatus, "firmOrderCommitmentAccepted");
    });

    const filters: [filter: string, numbers: string[]][] = [
        [`telephoneNumber eq '${N2}'`, [N2]],
        [`telephoneNumber in ('${N2}', '${CP}', '+19995550000')`, [N2, CP]],
        ["telephoneNumber eq '+12065550107;ext=12'", ["+12065550107;ext=12"]],
        ["startswith(telephoneNumber,'+12065550107')", ["+12065550107", "+12065550107;ext=12"]],
        ["numberType eq 'operatorConnect'", [OC]],
        ["numberType eq 'OperatorConnect'", [OC]],
        [`assignmentTargetId eq '${ALICE.toUpperCase()}'`, [N1, "+12065550109"]],
        [`assignmentTargetId in ('${ALICE}','${QUEUE}') and assignmentCategory eq 'primary'`, [N1, N2]],
        [`assignmentTargetId eq '${BOB}'`, []],
        [`locationId eq '${SEATTLE}'`, [N1]],
        ["locationId ne null", [N1]],
        ["isoCountryCode eq null", ["+12065550106", "+12065550107", "+12065550108", "+12065550109"]],
        ["activationState eq 'updatePending' or numberSource eq 'onPremises'", [N3, OC]],
        [
            "assignmentStatus eq 'unassigned' and capabilities/any(c:c eq 'userAssignment') and numberType eq 'callingPlan'",
            [CP],
        ],
        [
            "(assignmentStatus eq 'policyAssigned' or assignmentStatus eq 'conferenceAssigned') and portInStatus ne null",
            ["+12065550107"],
        ],
        ["not (assignmentStatus eq 'unassigned') and not startswith(telephoneNumber,'+120655501')", []],
    ];
    for (const [filter, expected] of filters) {
        it(`can be filtered by ${filter}`, async () => {
            assert.deepEqual((await emulator.list(filter)).numbers, expected);
        });
    }

    const wrong: [filter: string, message: RegExp][] = [
        ["id eq 'x'", /property named 'id'/],
        ["city eq 'Seattle'", /property named 'city'/],
        ["toString eq 'x'", /property named 'toString'/],
        ["numberType eq 'fax'", /'fax' is not a value of 'numberType'/],
        ["telephoneNumber eq", /syntax error at 'its end'/],
        ["telephoneNumber = '1'", /syntax error/],
        ["(telephoneNumber eq '1'", /syntax error/],
        ["telephoneNumber eq 'it''s' extra", /syntax error at 'extra'/],
        ["capabilities eq 'userAssignment'", /'capabilities' is a collection/],
    ];
    for (const [filter, message] of wrong) {
        it(`are refused with 400 for the filter ${filter}`, async () => {
            const { status, error } = await emulator.list(filter);
            assert.equal(status, 400);
            assert.match(error.message, message);
        });
    }

    it("come in pages that are ordered by number, each with the address of the next", async () => {
        const seen: unknown[] = [];
        let pages = 0;
        for (let path: string | undefined = `${ASSIGNMENTS}?$top=4`; path; pages++) {
            const answer: Answer = await emulator.get(path);
            seen.push(...answer.numbers);
            path = answer.nextLink;
        }
        assert.equal(pages, 3);
        assert.equal(seen.length, 10);
        assert.deepEqual(seen, [...seen].sort());
    });

    it("support $top and $skip in any case, and have no next link with `nextLink: false`", async () => {
        const other = await start(variedWorld(), { nextLink: false });
        const { numbers, nextLink } = await other.get(`${ASSIGNMENTS}?$Top=2&$Skip=1`);
        await other.stop();
        assert.deepEqual([numbers, nextLink], [[N2, N3], undefined]);
    });

    for (const query of ["$top=1001", "$top=0", "$top=some", "$skip=-1", "$search=x"]) {
        it(`are refused with 400 for ${query}`, async () => {
            assert.equal((await emulator.get(`${ASSIGNMENTS}?${query}`)).status, 400);
        });
    }

    it("can be read by id, in both key syntaxes", async () => {
        const [found] = (await emulator.list(`telephoneNumber eq '${N2}'`)).value;
        for (const path of [`${ASSIGNMENTS}/${found?.id}`, `${ASSIGNMENTS}('${found?.id}')`]) {
            const { status, entity } = await emulator.get(path);
            assert.equal(status, 200);
            assert.equal(entity.telephoneNumber, N2);
        }
    });

    it("are not found by the id of an unknown number or by an invalid id", async () => {
        const stranger = Buffer.from("7a205197-8e59-487d-b9fa-3fc1b108f1e5|+19995550000").toString("base64url");
        for (const id of [stranger, "nonsense", encodeURIComponent(N1)]) {
            const { status, error } = await emulator.get(`${ASSIGNMENTS}/${id}`);
            assert.equal(status, 404);
            assert.equal(JSON.parse(error.message).code, "NotFound");
        }
    });

    it("are the same below /beta", async () => {
        assert.equal((await emulator.get(`${emulator.url}/beta${ASSIGNMENTS}`)).value.length, 10);
    });

    it("cannot be reached through their root, and operations cannot be listed, as on the real Graph", async () => {
        const root = await emulator.get(TELEPHONY);
        assert.equal(root.status, 400);
        assert.match(root.error.message, /^This API is not supported for AAD accounts/);
        const operations = await emulator.get(`${TELEPHONY}/operations`);
        assert.equal(operations.status, 404);
        assert.deepEqual(JSON.parse(operations.error.message), {
            code: "NotFound",
            message: "Resource not found.",
            action: "Specify valid resource.",
        });
    });

    it("are an empty list in a tenant without numbers", async () => {
        const other = await start({ ...smallWorld(), numbers: [] });
        const { status, value } = await other.get(ASSIGNMENTS);
        await other.stop();
        assert.deepEqual([status, value], [200, []]);
    });
});
