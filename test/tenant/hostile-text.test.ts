import assert from "node:assert/strict";
import { digestOf } from "../../provider/change-set/digest";
import { exportProgram } from "../../provider/cli/exported-program/export-program";
import { findingsText, tenantText } from "../../provider/gate/report/findings-text";
import { namesFor } from "../../provider/gate/report/names";
import { planJson } from "../../provider/gate/report/plan-json";
import { planMarkdown } from "../../provider/gate/report/plan-markdown";
import { planText } from "../../provider/gate/report/plan-text";
import { linesOf } from "../../provider/gate/report/sections";
import { plainJson } from "../../provider/messages/plain-json";
import type { Account } from "../../provider/model/account";
import type { Change } from "../../provider/model/change";
import type { EmergencyLocation } from "../../provider/model/location";
import type { NumberRecord } from "../../provider/model/number";
import { BulkReader } from "../../provider/observe/bulk-reader";
import { DEFAULT_SETTINGS } from "../../provider/rules/rule-settings";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { PlainTenant } from "../../provider/tenant/plain-tenant";
import type { Tenant } from "../../provider/tenant/port";
import { judged } from "../change-set/judged";
import { runWith } from "../support/connection";
import { assertPlain, assertPlainLine, hostileText, textsIn } from "../support/worlds/hostile";
import { Chance } from "../support/worlds/random";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE, smallWorld } from "../support/worlds/world";
import { graphStub } from "./graph/graph-stub";

const SEED = Number(process.env.SEED ?? 20_261_128);
const STRINGS = 10_000;
const PEOPLE = 150;

describe(`text from a tenant, with seed ${SEED}`, () => {
    const chance = new Chance(SEED);
    const text = () => hostileText(chance);

    it(`is escaped and shortened in every answer of any backend, for more than ${STRINGS} hostile texts`, async () => {
        // A backend that checks nothing: all texts are hostile, even ids, numbers and the words of enumerations.
        const everywhere = <T>(sample: T): T => {
            if (typeof sample === "string") return text() as T;
            if (Array.isArray(sample)) return sample.map(everywhere) as T;
            if (typeof sample !== "object" || sample === null) return sample;
            return Object.fromEntries(Object.entries(sample).map(([key, each]) => [key, everywhere(each)])) as T;
        };
        const sample = EmbeddedTenant.inMemory(
            smallWorld({ numbers: [{ number: "+12065550101", holder: "alice@contoso.com" }] }),
        );
        const [[account], [number], [location], description] = await Promise.all([
            sample.findAccounts(["alice@contoso.com"]),
            sample.findNumbers(["+12065550101"]),
            sample.findLocations({}),
            sample.describe(),
        ]);
        sample.close();
        const page = <T>(each: T): T[] => Array.from({ length: STRINGS / 10 }, () => everywhere(each));
        const tenant = new PlainTenant({
            describe: async () => everywhere(description),
            findAccounts: async () => page(account as Account),
            findNumbers: async () => page(number as NumberRecord),
            findLocations: async () => page(location as EmergencyLocation),
            inventory: async function* () {
                yield page(number as NumberRecord);
            },
            accounts: async function* () {
                yield page(account as Account);
            },
            apply: async () => page({ kind: "refused", code: "c", message: "m" } as const),
            bulkReadThreshold: async () => ({ together: 0, apart: 0 }),
            close: () => undefined,
        } satisfies Tenant);
        let count = 0;
        const look = (answer: unknown) => {
            for (const each of textsIn(answer)) {
                count += 1;
                assertPlainLine(each);
                assert.ok(each.length < 15_000, `${each.length}`);
            }
        };
        look(await tenant.describe());
        look(await tenant.findAccounts([]));
        look(await tenant.findNumbers([]));
        look(await tenant.findLocations({}));
        look(await tenant.apply([]));
        for await (const each of tenant.inventory()) look(each);
        for await (const each of tenant.accounts()) look(each);
        assert.ok(count > STRINGS, `${count}`);
    });

    it("leaves honest texts as they are", async () => {
        const world = smallWorld();
        const names = [
            "山田\u3000太郎",
            "Zoë O'Brien-Smith",
            "Room #12 (2nd floor)",
            "R&D: lab",
            "😀 Desk",
            "a\u00a0b",
            "C#",
        ];
        const accounts = world.accounts.map((each, index) => ({
            ...each,
            displayName: names[index] ?? each.displayName,
        }));
        const raw = EmbeddedTenant.inMemory({ ...world, accounts });
        const plain = new PlainTenant(raw);
        const people = accounts.map(each => each.objectId);
        assert.deepEqual(await plain.findAccounts(people), await raw.findAccounts(people));
        assert.deepEqual(await plain.findLocations({}), await raw.findLocations({}));
        raw.close();
    });

    it("comes into no line of a plan, a plan file, a refusal or an exported program unescaped", async () => {
        const world = crowdedWorld(PEOPLE, true);
        const hostileAddress = () =>
            `${text()
                .slice(0, 60)
                .replace(/[^!-?A-~]/g, "")}x@${chance.one(["contoso.com", "=b.org", "a[b](c)"])}`;
        const raw = EmbeddedTenant.inMemory({
            ...world,
            tenant: { ...world.tenant, name: `T${text()}` },
            accounts: world.accounts.map((each, index) => ({
                ...each,
                displayName: `N${text()}`,
                ...(index % 3 === 2 ? { userPrincipalName: `u${index}${hostileAddress()}` } : {}),
            })),
            numbers: world.numbers.map((each, index) => ({
                ...each,
                city: text(),
                ...("holder" in each ? { holder: person(index).objectId } : {}),
            })),
            locations: world.locations.map(each => ({
                ...each,
                description: `D${text()}`,
                address: text(),
                city: text(),
            })),
        });
        const tenant = new PlainTenant(raw);
        const run = runWith();
        const connection = async () => ({
            run,
            tenant,
            description: await tenant.describe(),
            configuration: run.configuration,
            reader: new BulkReader(tenant),
        });
        // A third keeps its number, a third moves to another place, and a third takes the number of somebody else, with or without consent.
        const program = Array.from({ length: PEOPLE }, (_, index) => {
            const args = { ...direct("x", person(index).number), identity: person(index).objectId };
            const other = { ...args, phoneNumber: person((index + 3) % PEOPLE).number };
            const place = { ...args, locationId: chance.one([SEATTLE, PORTLAND]) };
            const taken = { ...other, takeFrom: person((index + 3) % PEOPLE).objectId };
            return { name: `r${index}`, args: [args, place, chance.one([other, taken])][index % 3] ?? args };
        });
        const once = async () => {
            const { report } = await judged(await connection(), program, new Map());
            const names = await namesFor(report.changeSet, report.observed);
            const { id, name } = await tenant.describe();
            const lines = linesOf(report.changeSet, names);
            const digest = digestOf(report.changeSet, id);
            return {
                report,
                plan: { ...report, digest, lines, isComplete: true, tenant: { id, name }, notes: [`Of ${name}.`] },
            };
        };
        const { report, plan } = await once();
        assert.ok(
            plan.lines.length > PEOPLE / 2 && plan.refused.length > 5,
            `${plan.lines.length} ${plan.refused.length}`,
        );
        const shown = planText(plan.lines, { notes: plan.notes, file: null, digest: null });
        const kinds = new Set(plan.lines.map(({ kind }) => kind)).size;
        assertPlain(shown);
        assert.ok(shown.split("\n").length <= 1 + kinds * 2 + plan.lines.length + plan.notes.length);
        for (const line of shown.split("\n")) assert.match(line, /^Teams Phone plan: |^ {2}\S.*:$|^ {4}\S|^ {2}Of /);
        for (const refusal of [findingsText(report.refused), tenantText(report.findings)]) {
            assertPlain(refusal);
            for (const line of refusal.split("\n").slice(1))
                assert.match(
                    line,
                    /^ {2}(?:r\d+|sources:)$|^ {4}(?:error|warning|refused where it changes): |^ {4}https:/,
                );
        }
        const markdown = planMarkdown(plan);
        assertPlain(markdown);
        for (const line of markdown.split("\n"))
            assert.match(
                line,
                /^$|^#{2,4} (?:Teams Phone plan|Refused|[A-Z][a-z ]+\()|^Tenant |^- |^ {2}- |^> |^Digest: |^`pulumi up` |^<\/?(?:details|summary)>/,
            );
        // In one pass from the left, as a renderer reads it.
        const markup = markdown.replace(/\\[^\n]|`[^`\n]+`|^> |\[[a-z-]+\]$|<\/?(?:details|summary)>/gm, "·");
        const active = /.{0,80}(?:[<>`|[\]]|(?<!\w)@\w|:\/\/|www\.).{0,80}/i.exec(markup);
        assert.equal(active?.[0], undefined);
        const json = plainJson(planJson(plan), 2);
        assertPlain(json);
        assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(planJson(plan))));
        assert.equal((await once()).plan.digest, plan.digest);
        const exported = await exportProgram(tenant, await tenant.describe(), DEFAULT_SETTINGS);
        assertPlain(exported);
        for (const line of exported.split("\n"))
            assert.match(line, /^$|^import |^\/\/ |^new |^ {4}[a-zA-Z]+: "|^\}\);$/);
        raw.close();
    });

    it("of Microsoft Graph comes into no error, refusal or unknown outcome unescaped", async () => {
        const change: Change = {
            kind: "setLocation",
            account: "a",
            number: "+12065550101",
            type: "DirectRouting",
            locationId: null,
        };
        const row = () => ({
            telephoneNumber: "+12065550101",
            numberType: text(),
            assignmentStatus: "userAssigned",
            assignmentTargetId: "a",
        });
        const headers = () => ({ "request-id": text().replace(/[^ -~]/g, "") });
        for (let round = 0; round < STRINGS / 100; round++) {
            const error = {
                code: text(),
                message: chance.one([text(), JSON.stringify({ code: text(), message: text(), action: text() })]),
            };
            if (chance.below(2) === 0) error.code = "UnknownError";
            const status = chance.one([400, 401, 403, 409]);
            const refusing = new PlainTenant(graphStub(() => ({ status, headers: headers(), body: { error } })));
            const odd = new PlainTenant(graphStub(() => ({ body: { value: [row()] } })));
            const writing = new PlainTenant(
                graphStub((_, { method }) =>
                    method === "GET" ? { body: { value: [row()] } } : { status, headers: headers(), body: { error } },
                ),
            );
            const elsewhere = new PlainTenant(
                graphStub(() => ({ body: { value: [{ id: text(), displayName: text() }] } })),
            );
            for (const ask of [
                () => refusing.findNumbers(["+12065550101"]),
                () => odd.findNumbers(["+12065550101"]),
                () => elsewhere.describe(),
            ])
                await assert.rejects(ask(), (thrown: Error) => {
                    assertPlain(thrown.message);
                    assert.ok(thrown.message.split("\n").length <= 2, thrown.message);
                    return true;
                });
            for (const outcome of await writing.apply([change]))
                for (const each of textsIn(outcome)) assertPlainLine(each);
        }
    });
});
