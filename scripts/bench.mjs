// `npm run bench [-- --count N]`: what a declaration costs, beside the provider that one would write without this package
// (`pulumi.dynamic.Resource`, one call after the other), on the real engine and the same embedded tenant. Times are wall clock and
// mean something only as ratios within one run.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";

const root = path.resolve(import.meta.dirname, "..");
const { EmbeddedTenant } = createRequire(import.meta.url)(path.join(root, "dist/tenant/embedded"));
const { values } = parseArgs({ options: { count: { type: "string", default: "300" } } });
const count = Number(values.count);
if (!Number.isInteger(count) || count < 1 || count > 5000)
    throw new Error("--count must be a whole number from 1 to 5000");

const people = Array.from({ length: count }, (_, index) => ({
    objectId: `22222222-0000-4000-8000-${String(index).padStart(12, "0")}`,
    userPrincipalName: `person.nr.${String(index).padStart(6, "0")}@contoso.com`,
    displayName: `Person ${index}`,
    usageLocation: "US",
    licences: ["MCOEV"],
}));
const world = {
    tenant: { id: "5c1f7b0e-0000-4000-8000-0000000000aa", name: "Bench" },
    accounts: people,
    numbers: people.map((_, index) => ({ number: numberOf(index), type: "DirectRouting", country: "US" })),
};

const OURS = `
const { PhoneNumberAssignment } = require("pulumi-teams-phone");
for (const [name, args] of require("./declarations.json")) new PhoneNumberAssignment(name, args);
`;
const BY_HAND = `
const pulumi = require("@pulumi/pulumi");
const provider = {
    async create(inputs) {
        const { EmbeddedTenant } = require("pulumi-teams-phone/dist/tenant/embedded");
        const tenant = EmbeddedTenant.open({ file: ".teams-phone/tenant.db", world: "world.yaml" });
        const [account] = await tenant.findAccounts([inputs.identity]);
        const change = { kind: "assign", account: account.objectId, number: inputs.phoneNumber, type: inputs.phoneNumberType, category: "Primary" };
        const [outcome] = await tenant.apply([change]);
        if (outcome.kind !== "done") throw new Error(outcome.message);
        const [number] = await tenant.findNumbers([inputs.phoneNumber]);
        tenant.close();
        return { id: inputs.phoneNumber, outs: { ...inputs, holder: number.holder.objectId } };
    },
    async read(id, props) {
        const { EmbeddedTenant } = require("pulumi-teams-phone/dist/tenant/embedded");
        const tenant = EmbeddedTenant.open({ file: ".teams-phone/tenant.db", world: "world.yaml" });
        const [number] = await tenant.findNumbers([id]);
        tenant.close();
        return { id, props: { ...props, holder: number.holder.objectId } };
    },
    async delete(id, props) {
        const { EmbeddedTenant } = require("pulumi-teams-phone/dist/tenant/embedded");
        const tenant = EmbeddedTenant.open({ file: ".teams-phone/tenant.db", world: "world.yaml" });
        await tenant.apply([{ kind: "release", number: id, type: props.phoneNumberType, expectedHolder: props.holder }]);
        tenant.close();
    },
};
class Assignment extends pulumi.dynamic.Resource {
    constructor(name, args) { super(provider, name, { ...args, holder: undefined }); }
}
for (const [name, args] of require("./declarations.json")) new Assignment(name, args);
`;

const folders = [];
try {
    compare();
    concurrency();
} finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

function compare() {
    const ours = project(OURS, count);
    const byHand = project(BY_HAND, count);
    console.log(`${count} declarations        this package     by hand   ratio`);
    for (const [what, ...args] of [
        ["preview, nothing yet", "preview"],
        ["up, creates", "up"],
        ["up, no change", "up"],
        ["refresh", "refresh"],
        ["state", null],
        ["destroy", "destroy"],
    ]) {
        const [left, right] = [ours, byHand].map(each =>
            args[0] === null ? stateBytes(each) / count : timed(each, args),
        );
        const unit = args[0] === null ? "B each" : "ms";
        console.log(
            `${what.padEnd(24)}${cell(left, unit)}${cell(right, unit)}${(left / right).toFixed(2).padStart(8)}`,
        );
    }
}

/** With every write held up, the time tells how many go on at once: as many as `--parallel` allows, and no more. */
function concurrency() {
    const some = Math.min(count, 64);
    const delayMs = 250;
    console.log(`\n${some} creates, each write taking ${delayMs} ms: how many go on at once`);
    let slowest = 0;
    for (const parallel of [1, 4, 16]) {
        const folder = project(OURS, some);
        const tenant = EmbeddedTenant.open({
            file: path.join(folder, ".teams-phone/tenant.db"),
            world: path.join(folder, "world.yaml"),
        });
        tenant.faults.add({ operation: "set", kind: "delay-before", ms: delayMs, times: some });
        tenant.close();
        const ms = timed(folder, ["up", "--parallel", String(parallel)]);
        slowest ||= ms;
        console.log(
            `--parallel ${String(parallel).padEnd(13)}${cell(ms, "ms")}${(slowest / ms).toFixed(2).padStart(8)} times as fast as one by one`,
        );
    }
}

function project(program, declarations) {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-bench-"));
    folders.push(folder);
    mkdirSync(path.join(folder, "node_modules/@pulumi"), { recursive: true });
    mkdirSync(path.join(folder, "state"));
    symlinkSync(root, path.join(folder, "node_modules/pulumi-teams-phone"), "junction");
    symlinkSync(
        path.join(root, "node_modules/@pulumi/pulumi"),
        path.join(folder, "node_modules/@pulumi/pulumi"),
        "junction",
    );
    const write = (file, text) => writeFileSync(path.join(folder, file), text);
    write("package.json", '{ "private": true }');
    write("index.js", program.replaceAll("pulumi-teams-phone/dist", path.join(root, "dist")));
    write("world.yaml", JSON.stringify(world));
    write(
        "declarations.json",
        JSON.stringify(
            people
                .slice(0, declarations)
                .map(({ userPrincipalName }, index) => [
                    `person-${index}`,
                    { identity: userPrincipalName, phoneNumber: numberOf(index), phoneNumberType: "DirectRouting" },
                ]),
        ),
    );
    write(
        "Pulumi.yaml",
        "name: bench\nruntime: nodejs\nmain: index.js\nbackend: { url: 'file://./state' }\nconfig: { 'teams-phone:tenant': embedded, 'teams-phone:world': world.yaml }\n",
    );
    pulumi(folder, ["stack", "init", "bench"]);
    return folder;
}

function timed(folder, [verb, ...more]) {
    const yes = verb === "preview" ? [] : ["--yes", "--skip-preview"];
    const started = process.hrtime.bigint();
    pulumi(folder, [verb, ...yes, ...more]);
    return Number((process.hrtime.bigint() - started) / 1_000_000n);
}

function pulumi(folder, args) {
    const run = spawnSync("pulumi", [...args, "--non-interactive", "--color", "never"], {
        cwd: folder,
        encoding: "utf8",
    });
    if (run.error) throw run.error;
    if (run.status !== 0) throw new Error(`pulumi ${args.join(" ")}:\n${run.stdout}${run.stderr}`);
}

function stateBytes(folder) {
    return statSync(path.join(folder, "state/.pulumi/stacks/bench/bench.json")).size;
}

function numberOf(index) {
    return `+1206${String(5550000 + index)}`;
}

function cell(value, unit) {
    return `${Math.round(value)} ${unit}`.padStart(13);
}
