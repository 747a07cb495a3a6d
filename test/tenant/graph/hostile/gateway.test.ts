import assert from "node:assert/strict";
import { type Served, serve } from "../../../../provider/emulator/serve";
import type { Change } from "../../../../provider/model/change";
import { EmbeddedTenant } from "../../../../provider/tenant/embedded";
import { GraphTenant } from "../../../../provider/tenant/graph";
import { diagnose } from "../../../../provider/tenant/graph/diagnose";
import { N1, N2, objectId, PORTLAND, SEATTLE, smallWorld, TENANT } from "../../../support/worlds/world";
import { applied, assign, release } from "../../changes";
import { QUICK } from "../graph-on-emulator";
import { type Gateway, HOSTILE_ANSWERS, type HostileAnswer, hostileGateway } from "./gateway";

const ALICE = objectId(1);
const DAVE = objectId(4);
const MANY = Array.from({ length: 12 }, (_, index) => `+1206555${String(100 + index).padStart(4, "0")}`);

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
    const found: T[] = [];
    for await (const page of pages) found.push(...page);
    return found;
}

/** Each kind of read, with the requests that the gateway answers. */
const READS: readonly (readonly [what: string, requests: RegExp, read: (tenant: GraphTenant) => Promise<unknown>])[] = [
    ["the organization", /^\/organization/, tenant => tenant.describe()],
    ["a number", /numberAssignments\?.*telephoneNumber eq/, tenant => tenant.findNumbers([N1])],
    ["many numbers", /numberAssignments\?.*telephoneNumber/, tenant => tenant.findNumbers(MANY)],
    ["the inventory", /numberAssignments\?\$top/, tenant => all(tenant.inventory())],
    ["the numbers of an account", /assignmentTargetId/, tenant => tenant.findAccounts([ALICE])],
    [
        "an account by UPN",
        /^\/users\?.*userPrincipalName (eq|in)/,
        tenant => tenant.findAccounts(["alice@contoso.com"]),
    ],
    ["an account by SIP address", /imAddresses/, tenant => tenant.findAccounts(["alice.sip@contoso.com"])],
    ["an account by id", /^\/users\?.*id (eq|in)/, tenant => tenant.findAccounts([ALICE])],
    ["all users", /^\/users\?\$top/, tenant => all(tenant.accounts())],
    ["a user configuration", /userConfigurations\//, tenant => tenant.findAccounts([ALICE])],
    ["all user configurations", /userConfigurations/, tenant => all(tenant.accounts())],
    ["licence details", /licenseDetails/, tenant => tenant.findAccounts([DAVE])],
    ["a batch", /^\/\$batch/, tenant => tenant.findNumbers([N1, N2])],
];

const ACTIONS = /\/(un)?assignNumber|\/updateNumber/;
/** Each write, with the state before it. */
const WRITES: Readonly<
    Record<
        string,
        { readonly change: Change; readonly before: readonly [holder: string | null, location: string | null] }
    >
> = {
    "an assignment": { change: assign(ALICE, N1, SEATTLE), before: [null, null] },
    "an assignment that removes the location": { change: assign(ALICE, N1, null), before: [null, PORTLAND] },
    "a release": { change: release(N1, ALICE), before: [ALICE, null] },
    "a change of location": {
        change: { kind: "setLocation", account: ALICE, number: N1, type: "DirectRouting", locationId: PORTLAND },
        before: [ALICE, SEATTLE],
    },
};

describe("a gateway in front of Microsoft Graph that answers in its place", () => {
    let embedded: EmbeddedTenant;
    let emulator: Served;
    let gateway: Gateway;
    const configuration = () => ({
        tenantId: TENANT,
        cloud: "Commercial" as const,
        credential: null,
        endpoint: gateway.url,
    });
    const open = () => new GraphTenant(configuration(), { tuning: { ...QUICK, firstBackOffMs: 1, maxBackOffMs: 1 } });
    const answering = (requests: RegExp, answer: HostileAnswer, isForwarded = false) => {
        gateway.met = 0;
        gateway.judge = ({ path }) => (requests.test(path) ? { answer, isForwarded } : null);
    };
    const numberNow = async () => (await embedded.findNumbers([N1]))[0] ?? null;

    before(async () => {
        const world = smallWorld();
        const accounts = world.accounts.map(each =>
            each.objectId === DAVE ? { ...each, licences: [{ plan: "MCOEV", state: "pending" }] } : each,
        );
        embedded = EmbeddedTenant.inMemory({ ...world, accounts });
        emulator = await serve(embedded, {});
        gateway = await hostileGateway(emulator.url);
    });
    afterEach(() => {
        gateway.judge = null;
    });
    after(async () => {
        gateway.close();
        await emulator.close();
        embedded.close();
    });

    for (const [what, requests, read] of READS)
        it(`makes reading ${what} fail with each of its answers, and shows nothing as missing`, async () => {
            const expected = await read(open());
            for (const [name, answer] of Object.entries(HOSTILE_ANSWERS)) {
                answering(requests, answer);
                await assert.rejects(read(open()), { name: "TeamsPhoneError" }, name);
                assert.ok(gateway.met > 0, name);
            }
            gateway.judge = null;
            assert.deepEqual(await read(open()), expected);
        });

    it("makes doctor report each check as wrong", async () => {
        const about = ["tenant", "numbers", "voice settings", "accounts"];
        const locations = { about: "locations", state: "note", text: "" } as const;
        const states = async () =>
            (await diagnose(configuration(), `${gateway.url}/v1.0`, locations))
                .filter(check => about.includes(check.about))
                .map(({ state }) => state);
        for (const [name, answer] of Object.entries(HOSTILE_ANSWERS)) {
            answering(/^\/(organization|admin|users)/, answer);
            assert.deepEqual(await states(), ["wrong", "wrong", "wrong", "wrong"], name);
        }
        gateway.judge = null;
        assert.deepEqual(await states(), ["ok", "ok", "ok", "ok"]);
    });

    for (const [what, { change, before }] of Object.entries(WRITES))
        for (const isForwarded of [false, true])
            it(`never makes ${what} count as done that is not, if it answers ${isForwarded ? "after" : "without"} passing it on`, async () => {
                const restore = async () => {
                    const [holder, locationId] = before;
                    const holderNow = (await numberNow())?.holder?.objectId;
                    if (holderNow) await embedded.apply([release(N1, holderNow)]);
                    await embedded.apply([assign(ALICE, N1, locationId)]);
                    if (holder === null) await embedded.apply([release(N1, ALICE)]);
                    assert.deepEqual(await asBefore(), before);
                };
                const isDone = async () => {
                    const now = await numberNow();
                    if (change.kind === "release") return now?.holder === null;
                    const locationId = "locationId" in change ? change.locationId : null;
                    return now?.holder?.objectId === ALICE && now.locationId === locationId;
                };
                const asBefore = async () => {
                    const now = await numberNow();
                    return [now?.holder?.objectId ?? null, now?.locationId ?? null];
                };
                for (const requests of isForwarded ? [ACTIONS] : [ACTIONS, /operations/, /numberAssignments/])
                    for (const [name, answer] of Object.entries(HOSTILE_ANSWERS)) {
                        await restore();
                        answering(requests, answer, isForwarded);
                        const outcome = await applied(open(), change);
                        const context = `${requests}, ${name}: ${JSON.stringify(outcome)}`;
                        if (gateway.met === 0) break;
                        if (outcome.kind === "done") assert.ok(await isDone(), context);
                        if (outcome.kind === "refused") assert.deepEqual(await asBefore(), before, context);
                        gateway.judge = null;
                        if (await isDone()) continue;
                        assert.equal((await applied(open(), change)).kind, "done", context);
                        assert.ok(await isDone(), context);
                    }
            });
});
