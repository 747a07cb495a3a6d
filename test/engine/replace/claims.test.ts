import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { EmbeddedTenant } from "../../../provider/tenant/embedded";
import { Project } from "../../support/project";
import { direct, N1, N2, N3, objectId, smallWorld } from "../../support/world";
import type { Order, Report } from "./claimant";

const ROUNDS = 50;
const RIVALS = [
    { name: "alice", displayName: "Alice", account: objectId(1), old: N2 },
    { name: "bob", displayName: "Bob", account: objectId(2), old: N3 },
] as const;

/** The kinds of claims that take turns. */
const CLAIMS = [
    { title: "a free number", more: {}, replaces: false, heldBefore: false },
    {
        title: "a number that both may take from a third",
        more: { takeFrom: "carol@contoso.com" },
        replaces: false,
        heldBefore: true,
    },
    { title: "a free number, for their own", more: {}, replaces: true, heldBefore: false },
] as const;

describe("two programs that claim one number at once, as two processes", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-claims-"));
    const [world, tenantFile] = [path.join(folder, "world.yaml"), path.join(folder, "tenant.db")];
    let tenant: EmbeddedTenant;
    let children: ChildProcess[];

    const tell = async (child: ChildProcess, order: Order): Promise<Report> => {
        const answer = once(child, "message");
        child.send(order);
        return (await answer)[0] as Report;
    };
    /** Gives both the same kind of order at the same time. */
    const tellBoth = (orderOf: (rival: (typeof RIVALS)[number]) => Order) =>
        Promise.all(RIVALS.map((rival, index) => tell(children[index] as ChildProcess, orderOf(rival))));
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
        // What the provider says while it has no engine goes to standard error.
        children = RIVALS.map(() =>
            fork(file, { execArgv: ["--require", "tsx"], stdio: ["ignore", "ignore", "ignore", "ipc"] }),
        );
    });
    after(() => {
        for (const child of children) child.kill();
        tenant.close();
        rmSync(folder, { recursive: true, force: true });
    });

    it(`give it to one and number-taken to the other, who keeps what it had, in each of ${ROUNDS} rounds`, async () => {
        const wins = [0, 0];
        for (let round = 0; round < ROUNDS; round++) {
            const claim = CLAIMS[round % CLAIMS.length] ?? CLAIMS[0];
            await releaseAll();
            const config = { "teams-phone:tenant": "embedded", "teams-phone:tenantFile": tenantFile };
            await tellBoth(() => ({ kind: "configure", config }));
            if (claim.heldBefore) tenant.service.set(direct("carol", N1));
            if (claim.replaces) await tellBoth(({ name, old }) => ({ kind: "own", inputs: direct(name, old) }));
            await tellBoth(({ name }) => ({ kind: "prepare", inputs: direct(name, N1, claim.more) }));
            // In every other round both have looked before either writes.
            const isHeldUp = round % 2 === 0;
            if (isHeldUp) tenant.faults.add({ operation: "set", kind: "delay-before", ms: 50, times: 2, number: N1 });
            const reports = await tellBoth(() => ({ kind: "create" }));
            tenant.faults.clear();

            const said = `round ${round}, ${claim.title}: ${JSON.stringify(reports)}`;
            const winner = reports.findIndex(({ kind }) => kind === "done");
            const [winning, losing] = [RIVALS[winner], RIVALS[1 - winner]];
            const report = reports[1 - winner];
            assert.ok(winning && losing && report?.kind === "failed", said);
            wins[winner] = (wins[winner] ?? 0) + 1;
            assert.equal(report.code, "number-taken", said);
            assert.match(
                report.message,
                new RegExp(`(?:held by|assigned to) ${winning.displayName} .*\\[number-taken\\]`),
                said,
            );
            assert.equal(await holder(N1), winning.account, said);
            if (claim.replaces) assert.equal(await holder(losing.old), losing.account, said);
        }
        assert.equal(
            wins.reduce((sum, each) => sum + each),
            ROUNDS,
        );
    });
});

describe("on two real engines at once, two stacks that claim one number", () => {
    let projects: Project[];
    before(async () => {
        const first = await Project.create({ world: smallWorld() });
        const tenantFile = path.join(first.folder, ".teams-phone/tenant.db");
        assert.ok(first.tenant);
        const config = { "teams-phone:tenant": "embedded", "teams-phone:tenantFile": tenantFile };
        projects = [first, await Project.create({ config })];
    });
    after(() => {
        // The second one's tenant is the first one's.
        for (const project of [...projects].reverse()) project.close();
    });

    it("give it to one, and the other says who has it and how to take it", async () => {
        const [first, second] = projects;
        assert.ok(first && second);
        // Both have looked before either writes.
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
