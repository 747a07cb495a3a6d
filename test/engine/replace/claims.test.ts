import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { EmbeddedTenant } from "../../../provider/tenant/embedded";
import { Project } from "../../support/project";
import { direct, N1, N2, N3, objectId, smallWorld } from "../../support/worlds/world";
import type { Order, Report } from "./claimant";

const ROUNDS = 50;
const RIVALS = [
    { name: "alice", displayName: "Alice", account: objectId(1), old: N2 },
    { name: "bob", displayName: "Bob", account: objectId(2), old: N3 },
] as const;

/** The rounds go through these kinds of claims in turn. */
const CLAIMS = [
    { title: "a free number", more: {}, replaces: false, heldBefore: false },
    {
        title: "a number that both may take from a third person",
        more: { takeFrom: "carol@contoso.com" },
        replaces: false,
        heldBefore: true,
    },
    { title: "a free number, in place of their own", more: {}, replaces: true, heldBefore: false },
] as const;

describe("two processes that claim one number at once", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-claims-"));
    const [world, tenantFile] = [path.join(folder, "world.yaml"), path.join(folder, "tenant.db")];
    let tenant: EmbeddedTenant;
    let children: ChildProcess[];

    const send = async (child: ChildProcess, order: Order): Promise<Report> => {
        const answer = once(child, "message");
        child.send(order);
        return (await answer)[0] as Report;
    };
    /** Sends both processes the same kind of order at the same time. */
    const sendBoth = (orderOf: (rival: (typeof RIVALS)[number]) => Order) =>
        Promise.all(RIVALS.map((rival, index) => send(children[index] as ChildProcess, orderOf(rival))));
    const holder = async (number: string) => (await tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const releaseAll = async () => {
        for (const number of [N1, N2, N3]) {
            const identity = await holder(number);
            if (identity) tenant.service.remove({ identity, phoneNumber: number, phoneNumberType: "DirectRouting" });
        }
    };

    before(() => {
        writeFileSync(world, stringify(smallWorld()));
        tenant = EmbeddedTenant.open({ file: tenantFile, world });
        const file = path.join(__dirname, "claimant.ts");
        // Without an engine, the provider logs to standard error.
        children = RIVALS.map(() =>
            fork(file, { execArgv: ["--require", "tsx"], stdio: ["ignore", "ignore", "ignore", "ipc"] }),
        );
    });
    after(() => {
        for (const child of children) child.kill();
        tenant.close();
        rmSync(folder, { recursive: true, force: true });
    });

    it(`end in each of ${ROUNDS} rounds with one holder, and one number-taken error that leaves its account as it was`, async () => {
        const wins = [0, 0];
        for (let round = 0; round < ROUNDS; round++) {
            const claim = CLAIMS[round % CLAIMS.length] ?? CLAIMS[0];
            await releaseAll();
            const config = { "teams-phone:tenant": "embedded", "teams-phone:tenantFile": tenantFile };
            await sendBoth(() => ({ kind: "configure", config }));
            if (claim.heldBefore) tenant.service.set(direct("carol", N1));
            if (claim.replaces) await sendBoth(({ name, old }) => ({ kind: "own", inputs: direct(name, old) }));
            await sendBoth(({ name }) => ({ kind: "prepare", inputs: direct(name, N1, claim.more) }));
            // In every other round, both processes read the tenant before either writes.
            const isHeldUp = round % 2 === 0;
            if (isHeldUp) tenant.faults.add({ operation: "set", kind: "delay-before", ms: 50, times: 2, number: N1 });
            const reports = await sendBoth(() => ({ kind: "create" }));
            tenant.faults.clear();

            const context = `round ${round}, ${claim.title}: ${JSON.stringify(reports)}`;
            const winner = reports.findIndex(({ kind }) => kind === "done");
            const [winning, losing] = [RIVALS[winner], RIVALS[1 - winner]];
            const report = reports[1 - winner];
            assert.ok(winning && losing && report?.kind === "failed", context);
            wins[winner] = (wins[winner] ?? 0) + 1;
            assert.equal(report.code, "number-taken", context);
            assert.match(
                report.message,
                new RegExp(`(?:held by|assigned to) ${winning.displayName} .*\\[number-taken\\]`),
                context,
            );
            assert.equal(await holder(N1), winning.account, context);
            if (claim.replaces) assert.equal(await holder(losing.old), losing.account, context);
        }
        assert.equal(
            wins.reduce((sum, each) => sum + each),
            ROUNDS,
        );
    });
});

describe("two real engines whose stacks claim one number at once", () => {
    let projects: Project[];
    before(async () => {
        const first = await Project.create({ world: smallWorld() });
        const tenantFile = path.join(first.folder, ".teams-phone/tenant.db");
        assert.ok(first.tenant);
        const config = { "teams-phone:tenant": "embedded", "teams-phone:tenantFile": tenantFile };
        projects = [first, await Project.create({ config })];
    });
    after(() => {
        // Both projects use the first one's tenant, so it is closed last.
        for (const project of [...projects].reverse()) project.close();
    });

    it("give it to one stack, and the other reports who has it and how to take it", async () => {
        const [first, second] = projects;
        assert.ok(first && second);
        // Both engines read the tenant before either writes.
        first.tenant.faults.add({ operation: "set", kind: "delay-before", ms: 6000, times: 2 });
        first.declare([{ name: "main", args: direct("alice", N1) }]);
        second.declare([{ name: "main", args: direct("bob", N1) }]);
        const runs = await Promise.all(projects.map(project => project.up()));
        const winner = runs.findIndex(({ code }) => code === 0);
        const [winning, report] = [RIVALS[winner], runs[1 - winner]];
        assert.ok(winning && report && report.code !== 0, JSON.stringify(runs));
        assert.equal((await first.tenant.findNumbers([N1]))[0]?.holder?.objectId, winning.account);
        assert.match(
            report.output,
            new RegExp(
                `(?:held by|assigned to) ${winning.displayName} .*\`takeFrom: "${winning.name}@contoso.com"\`.*\\[number-taken\\]`,
            ),
        );
    });
});
