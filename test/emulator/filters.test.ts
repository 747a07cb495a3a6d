import assert from "node:assert/strict";
import fc from "fast-check";
import { compile } from "../../provider/emulator/odata/compile";
import { parseFilter } from "../../provider/emulator/odata/filter";
import { toNumberAssignment } from "../../provider/emulator/wire/number-assignment";
import { numberShape } from "../../provider/emulator/wire/number-shape";
import { CP, N1, N2, N3, OC, objectId, SEATTLE, smallWorld, TENANT } from "../support/worlds/world";
import { type Started, start } from "./server";

const ALICE = objectId(1);
const BOB = objectId(2);
const QUEUE = objectId(9);
const CONFIGURATIONS = "/admin/teams/userConfigurations";

/** A world in which every property of a number has more than one value. */
function world() {
    const small = smallWorld({
        numbers: [
            { number: N1, holder: "alice@contoso.com", location: "Seattle office", portIn: "completed" },
            { number: N2, holder: "queue@contoso.com", location: "Portland office" },
            { number: N3, source: "onPremises", activation: "updatePending", country: null },
            { number: OC, locationManagedBy: "operator" },
            { number: CP, use: "policy" },
        ],
    });
    const gone = { objectId: objectId(20), userPrincipalName: "gone@contoso.com", displayName: "Gone", type: "ghost" };
    const more = [
        { number: "+12065550110", type: "DirectRouting", holder: "alice@contoso.com", category: "Alternate" },
        { number: "+12065550111", type: "DirectRouting", holder: "gone@contoso.com", capabilities: [] },
    ];
    return { ...small, accounts: [...small.accounts, gone], numbers: [...small.numbers, ...more] };
}

describe("the emulator's filters", () => {
    let emulator: Started;
    before(async () => {
        emulator = await start(world());
        emulator.tenant.service.update({ phoneNumber: N1, networkSiteId: "hq" });
        emulator.tenant.service.update({ phoneNumber: N2, reverseNumberLookup: ["skipInternalVoip"] });
    });
    after(() => emulator.stop());
    const literal = (value: unknown) => (typeof value === "string" ? `'${value}'` : String(value));
    const configured = (filter: string) => emulator.get(`${CONFIGURATIONS}?$filter=${encodeURIComponent(filter)}`);
    const idsOf = async (filter: string) => (await configured(filter)).value.map(({ id }) => id);

    it("find the numbers that show a value, for every value of every property but id and city", async () => {
        const { value: rows } = await emulator.get("/admin/teams/telephoneNumberManagement/numberAssignments");
        assert.equal(rows.length, 7);
        const names = Object.keys(rows[0] ?? {}).filter(name => !["id", "city"].includes(name));
        assert.equal(names.length, 16);
        for (const name of names) {
            const isList = rows.some(row => Array.isArray(row[name]));
            const shown = (row: Record<string, unknown>) => (isList ? (row[name] as unknown[]) : [row[name]]);
            for (const wanted of new Set(rows.flatMap(shown))) {
                const filter = isList ? `${name}/any(x:x eq ${literal(wanted)})` : `${name} eq ${literal(wanted)}`;
                const expected = rows.filter(row => shown(row).includes(wanted));
                assert.deepEqual((await emulator.list(filter)).value, expected, filter);
                assert.equal((await emulator.list(`not (${filter})`)).value.length, 7 - expected.length, filter);
            }
        }
    });

    it("select the same numbers in the tenant's database as by their responses", () => {
        const { queries } = emulator.tenant;
        const shape = numberShape(queries);
        const { rows } = queries.numbers({ top: 100 });
        const target = rows
            .map(toNumberAssignment)
            .find(each => each.assignmentStatus === "policyAssigned")?.assignmentTargetId;
        const leaf = fc.constantFrom(
            `telephoneNumber eq '${N1}'`,
            `telephoneNumber in ('${N1}','${CP}')`,
            "startswith(telephoneNumber,'+120655501')",
            "numberType eq 'CallingPlan'",
            "activationState ne 'activated'",
            "capabilities/any(c:c eq 'userAssignment')",
            `locationId eq '${SEATTLE.toUpperCase()}'`,
            "startswith(locationId,'')",
            "isoCountryCode eq null",
            `assignmentTargetId in ('${ALICE}','${objectId(20)}')`,
            `assignmentTargetId in ('${ALICE}','${target}',null)`,
            "assignmentCategory in ('alternate',null)",
            "assignmentStatus eq 'policyAssigned'",
            "portInStatus ne null",
            "networkSiteId eq 'hq'",
            "reverseNumberLookupOptions/any(r:r eq 'skipInternalVoip')",
        );
        const { filter } = fc.letrec<{ filter: string }>(tie => ({
            filter: fc.oneof(
                { maxDepth: 3 },
                leaf,
                fc
                    .tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter"))
                    .map(parts => `(${parts.join(" ")})`),
                tie("filter").map(each => `not ${each}`),
            ),
        }));
        let compared = 0;
        fc.assert(
            fc.property(filter, text => {
                const { where, matches } = compile(parseFilter(text), shape);
                if (where === null) return;
                compared++;
                const selected = queries.currentNumbers(where, { top: 100, skip: 0 });
                assert.deepEqual(
                    selected,
                    rows.filter(row => matches(toNumberAssignment(row))),
                );
            }),
            { numRuns: 300 },
        );
        assert.ok(compared > 100, `${compared} of 300 filters are stored`);
    });

    const filters: [filter: string, numbers: string[]][] = [
        ["SUPPORTEDCUSTOMERACTIONS/any(a:a eq 'Release')", [CP]],
        ["supportedCustomerActions/any()", [N1, N2, N3, CP, "+12065550110", "+12065550111"]],
        ["supportedCustomerActions/all(a:a eq 'locationUpdate')", [N1, N2, N3, OC, "+12065550110", "+12065550111"]],
        [
            "capabilities/any(c:c eq 'voiceApplicationAssignment' or c eq 'conferenceAssignment') and networkSiteId ne null",
            [N1],
        ],
        [`telephoneNumber gt '${CP}'`, ["+12065550110", "+12065550111"]],
        ["endswith(telephoneNumber,'0110') or contains(telephoneNumber,'550101')", [N1, "+12065550110"]],
        ["assignmentTargetId eq null", [N3, OC]],
        ["operatorId eq '7A205197-8E59-487D-B9FA-3FC1B108F1E5' and telephonenumber le '+12065550102'", [N1, N2]],
    ];
    for (const [filter, expected] of filters) {
        it(`find numbers by ${filter}`, async () => {
            assert.deepEqual((await emulator.list(filter)).numbers, expected);
        });
    }

    it("page through the numbers that the tenant cannot select by itself", async () => {
        const filter = encodeURIComponent("supportedCustomerActions/any(a:a eq 'locationUpdate')");
        const seen: unknown[] = [];
        for (
            let path: string | undefined =
                `${emulator.url}/v1.0/admin/teams/telephoneNumberManagement/numberAssignments?$top=4&$filter=${filter}`;
            path;
        ) {
            const page: Awaited<ReturnType<Started["get"]>> = await emulator.get(path);
            seen.push(page.numbers);
            path = page.nextLink;
        }
        assert.deepEqual(seen, [
            [N1, N2, N3, CP],
            ["+12065550110", "+12065550111"],
        ]);
    });

    const people: [filter: string, ids: string[]][] = [
        ["accountType eq 'resourceAccount'", [QUEUE]],
        ["AccountType in ('ResourceAccount','guest')", [QUEUE]],
        ["telephoneNumbers/any(t:t/telephoneNumber eq '+12065550101')", [ALICE]],
        ["telephoneNumbers/any(t:t/assignmentCategory eq 'alternate' and startswith(t/telephoneNumber,'+1'))", [ALICE]],
        ["telephoneNumbers/any()", [ALICE, QUEUE]],
        ["featureTypes/any(f:f eq 'CallingPlan') and startswith(userPrincipalName,'b')", [BOB]],
        ["endswith(userPrincipalName,'QUEUE@contoso.com')", [QUEUE]],
        [`tenantId eq '${TENANT}' and id eq '${BOB.toUpperCase()}'`, [BOB]],
        [
            "createdDateTime ge 2025-01-07T00:00:00Z and createdDateTime lt 2025-01-08 and isEnterpriseVoiceEnabled eq true",
            [ALICE, QUEUE],
        ],
        ["modifiedDateTime gt 2100-01-01T00:00:00+01:00", []],
        ["effectivePolicyAssignments/any(e:e/policyType eq 'TeamsCallingPolicy')", []],
    ];
    for (const [filter, expected] of people) {
        it(`find user configurations by ${filter}`, async () => {
            assert.deepEqual(await idsOf(filter), expected);
        });
    }

    it("are refused with 400 if the property, value or operator does not fit", async () => {
        for (const filter of [
            "shoeSize eq 1",
            "accountType eq 'robot'",
            "accountType gt 'user'",
            "modifiedDateTime gt 'yesterday'",
            "isEnterpriseVoiceEnabled eq 'true'",
            "telephoneNumbers eq '+12065550101'",
            "telephoneNumbers/any(t:t/shoeSize eq '1')",
            "telephoneNumbers/any(t:u/telephoneNumber eq '1')",
            "id/any(x:x eq '1')",
            "startswith(accountType,'u')",
            `${"(".repeat(60)}id eq 'x'${")".repeat(60)}`,
            `${"not ".repeat(60)}id eq 'x'`,
            `id in (${Array.from({ length: 501 }, () => "'x'").join(",")})`,
        ]) {
            const { status, error } = await configured(filter);
            assert.deepEqual([status, error.code], [400, "BadRequest"], filter);
        }
        assert.throws(() => parseFilter(`id eq '${"x".repeat(16_000)}'`), { status: 400 });
    });
});

describe("the emulator's user configurations", () => {
    let emulator: Started;
    before(async () => {
        emulator = await start(world());
    });
    after(() => emulator.stop());
    const get = (query: string) => emulator.get(`${CONFIGURATIONS}${query}`);
    const names = async (query: string) =>
        (await get(query)).value.map(({ userPrincipalName }) => String(userPrincipalName).split("@")[0]);

    it("are ordered by one or several properties, in either direction, across pages", async () => {
        assert.deepEqual(await names("?$orderBy=userPrincipalName desc"), ["queue", "dave", "carol", "bob", "alice"]);
        assert.deepEqual(await names("?$orderby=AccountType,userprincipalname desc"), [
            "queue",
            "dave",
            "carol",
            "bob",
            "alice",
        ]);
        const first = await get("?$orderby=isEnterpriseVoiceEnabled desc,id&$top=3&$filter=tenantId ne null");
        assert.deepEqual(
            first.value.map(({ id }) => id),
            [ALICE, QUEUE, BOB],
        );
        const rest = await emulator.get(first.nextLink ?? "");
        assert.deepEqual([rest.value.length, rest.nextLink], [2, undefined]);
        for (const wrong of ["shoeSize", "telephoneNumbers", "id up", "id,,id"])
            assert.equal((await get(`?$orderby=${wrong}`)).status, 400, wrong);
    });

    it("can be expanded with their account, whole or in part, in lists and single reads", async () => {
        const [first] = (await get("?$select=ID&$expand=user($select=displayName,usageLocation)&$top=1")).value;
        assert.deepEqual(first, { id: ALICE, user: { displayName: "Alice", usageLocation: "US" } });
        const { user } = (await get(`/${QUEUE}?$expand=User`)).entity;
        assert.deepEqual([Object(user).id, Object(user).displayName], [QUEUE, "Queue"]);
        assert.equal((await get(`/${ALICE}`)).entity.user, undefined);
        for (const wrong of ["manager", "user($filter=id)", "user($select=shoeSize)"])
            assert.equal((await get(`/${ALICE}?$expand=${wrong}`)).status, 400, wrong);
    });
});
