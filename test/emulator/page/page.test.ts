import assert from "node:assert/strict";
import { N1, N2, objectId, smallWorld } from "../../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "../server";

const MANY = 50_000;
const many = (index: number) => `+1303${String(5_000_000 + index)}`;

describe("the emulator's page", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start(
            smallWorld({ numbers: [{ number: N1, holder: "alice@contoso.com", location: "Seattle office" }] }),
        );
    });
    afterEach(() => emulator.stop());
    const show = async (query = "", on = emulator) => {
        const response = await fetch(`${on.url}/${query}`);
        const page = await response.text();
        const rows = page.split("<tr>").length - 2;
        return { status: response.status, headers: response.headers, page, rows };
    };
    const text = (page: string) =>
        page
            .replace(/<style>.*<\/style>/s, "")
            .replaceAll("<wbr>", "")
            .replace(/<[^>]+>/g, " ")
            .replace(/\s+/g, " ");

    it("shows each number with its holder, type, location and state", async () => {
        const { status, headers, page, rows } = await show();
        assert.equal(status, 200);
        assert.match(headers.get("content-type") ?? "", /^text\/html/);
        assert.equal(rows, 5);
        assert.match(
            text(page),
            /\+12065550101 Direct Routing Alice alice@contoso.com Primary Seattle office US activated \+12065550102 Direct Routing – – – US/,
        );
    });

    it("runs no script and loads nothing, and forbids both by its content security policy", async () => {
        for (const view of ["numbers", "accounts", "requests", "changes", "faults"]) {
            const { page, headers } = await show(`?view=${view}`);
            assert.doesNotMatch(page, /<script|<img|<iframe|\son\w+=|javascript:|@import|url\(/i);
            const addresses = [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address ?? "");
            for (const address of addresses) assert.match(address, /^(\/\?|#content$|data:,$)/);
            assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'/);
        }
    });

    it("names its language, title, regions, columns, rows and fields for screen readers", async () => {
        const { page } = await show();
        assert.match(page, /<html lang="en-GB">/);
        assert.match(page, /<title>Numbers · Test · Teams Phone emulator<\/title>/);
        assert.match(page, /<a class="skip" href="#content">/);
        assert.match(page, /<main id="content">/);
        assert.match(page, /aria-current="page">Numbers </);
        assert.match(page, /<caption>Numbers 1 to 5 of 5<\/caption>/);
        assert.equal(page.match(/<th scope="col">/g)?.length, 7);
        assert.equal(page.match(/<th scope="row">/g)?.length, 5);
        for (const [field] of page.matchAll(/<(input type="search"|select)[^>]*>/g))
            assert.match(page.slice(0, page.indexOf(field)), /<label>[^<]*$/);
    });

    it("filters by text, type and holder, and keeps the values of the form", async () => {
        for (const [query, rows] of [
            ["?q=ALICE", 1],
            ["?q=5550102", 1],
            ["?q=seattle", 3],
            ["?type=OperatorConnect", 1],
            ["?state=user", 1],
            ["?state=unassigned&type=DirectRouting", 2],
        ] as const)
            assert.equal((await show(query)).rows, rows, query);
        const { page } = await show("?q=seattle&type=CallingPlan");
        assert.match(page, /name="q" value="seattle"/);
        assert.match(page, /value="CallingPlan" selected/);
        assert.match((await show("?q=nobody")).page, /No numbers\./);
    });

    it("shows invalid values in its address as text", async () => {
        const { page, status } = await show(
            `?q=${encodeURIComponent('"><script>alert(1)</script>')}&page=-1&view=x&type=y`,
        );
        assert.equal(status, 200);
        assert.doesNotMatch(page, /<script>/);
        assert.match(page, /&lt;script&gt;/);
        assert.match((await show("?page=99")).page, /There are 5 numbers, but none on page 99\./);
    });

    it("shows a page of 50 of 50,000 numbers, and links to the others", async () => {
        const numbers = Array.from({ length: MANY }, (_, index) => ({ number: many(index), type: "DirectRouting" }));
        const large = await start({ ...smallWorld(), numbers });
        const { page, rows } = await show("?q=%2B13035", large);
        assert.equal(rows, 50);
        assert.ok(page.length < 30_000, `${page.length} characters`);
        assert.match(page, /Numbers 1 to 50 of 50,000/);
        const [, next] = /rel="next" href="([^"]+)"/.exec(page) ?? [];
        const second = await show((next ?? "").replace("/", "").replaceAll("&amp;", "&"), large);
        assert.match(second.page, /Numbers 51 to 100 of 50,000/);
        assert.match(second.page, new RegExp(`>\\${many(50)}<`));
        assert.match((await show("?page=1000", large)).page, /Numbers 49,951 to 50,000 of 50,000/);
        const found = await show("?q=5049999", large);
        await large.stop();
        assert.equal(found.rows, 1);
    });

    it("shows accounts with their licences and numbers, and searches them by name", async () => {
        assert.equal((await show("?view=accounts")).rows, 5);
        const { page, rows } = await show("?view=accounts&q=alice");
        assert.equal(rows, 1);
        assert.match(text(page), /Alice alice@contoso.com user US MCOEV, MCOPSTN1 on \+12065550101 Primary/);
    });

    it("shows requests and changes, newest first, and active faults", async () => {
        const body = { telephoneNumber: N2, assignmentTargetId: objectId(2), numberType: "directRouting" };
        await emulator.post(`${ASSIGNMENTS}/assignNumber`, body);
        await emulator.get("/users");
        emulator.emulation.faults.add({ kind: "throttle", on: "list" });
        emulator.emulation.faults.add({ kind: "stale" });
        const requests = text((await show("?view=requests")).page);
        assert.match(
            requests,
            /2 requests since the start.* 2 \S+ \S+ GET \/v1\.0\/users 200 .* 1 \S+ \S+ POST .*assignNumber 202/,
        );
        const changes = text((await show("?view=changes")).page);
        assert.match(changes, /1 \S+ \S+ assign \+12065550102 Bob bob@contoso\.com unassigned, .* assigned, /);
        const faults = text((await show("?view=faults")).page);
        assert.match(faults, /throttle list 0 1 retryAfterSeconds 1 stale get 0 1 – Add faults with/);
    });

    it("shows in every view the number of rows of the others", async () => {
        emulator.emulation.faults.add({ kind: "throttle", on: "users", retryAfterSeconds: 60 });
        emulator.emulation.faults.add({ kind: "unavailable" });
        await emulator.get("/users");
        for (const view of ["numbers", "accounts", "requests", "changes", "faults"]) {
            const { page } = await show(`?view=${view}`);
            assert.match(text(page), /Numbers 5 Accounts 5 Requests 1 Changes 0 Faults 2 /);
            assert.match(page, /Faults <span class="tag">2</);
        }
        assert.match(text((await show("?view=faults")).page), /throttle window users – – until \S+ \S+ UTC/);
    });

    it("does not count as a request to Graph", async () => {
        await show();
        assert.equal(emulator.emulation.requests.summary().total, 0);
    });
});
