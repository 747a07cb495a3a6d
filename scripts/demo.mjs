// The whole thing at work, on a tenant that lives in a file: `npm run demo`. It runs the real commands in a project of its own,
// made from examples/contoso in a temporary folder, and prints what they print.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-demo-"));
const program = path.join(folder, "index.ts");
const started = Date.now();

try {
    prepare();
    act();
    say(`That was all of it, in ${Math.round((Date.now() - started) / 1000)} s.`);
} finally {
    rmSync(folder, { recursive: true, force: true });
}

function act() {
    say("The tenant before: Contoso, in a file. Nobody of the program has a number yet.");
    teamsPhone("get");

    say("What would change? (pulumi preview)");
    pulumi("preview");

    say("Make it so. (pulumi up)");
    pulumi("up");

    say("The tenant after.");
    teamsPhone("get");

    say("Once more: nothing to do.");
    pulumi("up");

    say("The office of user2 moves from Vancouver to Seattle, and the extension of user4 gets a location.");
    edit(`city: "Vancouver"`, `city: "Seattle"`);
    edit(
        `phoneNumber: "+14255551000;ext=100",\n    phoneNumberType: "DirectRouting",`,
        `phoneNumber: "+14255551000;ext=100",\n    phoneNumberType: "DirectRouting",\n    locationId: getEmergencyLocation({ city: "Seattle" }),`,
    );
    pulumi("up");

    say("It was a mistake for user4: null removes the location.");
    edit(
        `phoneNumberType: "DirectRouting",\n    locationId: getEmergencyLocation({ city: "Seattle" }),`,
        `phoneNumberType: "DirectRouting",\n    locationId: null,`,
    );
    pulumi("up");

    say("user4 gets another extension: the new number is assigned before the engine lets go of the old resource.");
    edit(`"+14255551000;ext=100"`, `"+14255551000;ext=101"`);
    pulumi("up");

    say("Somebody changes a location by hand ...");
    const vancouver = location("Vancouver");
    teamsPhone(
        "set",
        "--identity",
        "user2@contoso.com",
        "--phone-number",
        "+12065551224",
        "--phone-number-type",
        "CallingPlan",
        "--location-id",
        vancouver,
    );
    say("... which a preview with --refresh finds ...");
    pulumi("preview", "--refresh", "--diff");
    say("... and an up repairs.");
    pulumi("up", "--refresh");

    say("A faulty program is refused as a whole, with everything that is wrong with it, before anything is touched.");
    const good = readFileSync(program, "utf8");
    edit(`"user1@contoso.com"`, `"user1"`);
    edit(`"+12065551234"`, `"tel:+1 (206) 555-1234"`);
    edit(`phoneNumberType: "OperatorConnect"`, `phoneNumberType: "Operator" as "OperatorConnect"`);
    edit(`"+14255551225"`, `"+14255551000;ext=101"`);
    pulumi("preview", { refused: true });
    writeFileSync(program, good);

    say("user1 and user2 swap numbers: one up, and nobody is without a phone if a part of it is refused.");
    edit(
        `"user1@contoso.com",\n    phoneNumber: "+12065551234"`,
        `"user1@contoso.com",\n    phoneNumber: "+12065551224"`,
    );
    edit(
        `"user2@contoso.com",\n    phoneNumber: "+12065551224"`,
        `"user2@contoso.com",\n    phoneNumber: "+12065551234"`,
    );
    pulumi("preview");
    pulumi("up");

    say("Everything that was ever written to the tenant, by the program and by hand.");
    teamsPhone("log");

    say("And away with it. (pulumi destroy)");
    pulumi("destroy");
    teamsPhone("get", "--identity", "user1@contoso.com");
}

function prepare() {
    cpSync(path.join(root, "examples/contoso"), folder, { recursive: true });
    mkdirSync(path.join(folder, "node_modules/@pulumi"), { recursive: true });
    symlinkSync(root, path.join(folder, "node_modules/pulumi-teams-phone"), "junction");
    for (const name of ["@pulumi/pulumi", "@types"]) {
        symlinkSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name), "junction");
    }
    mkdirSync(path.join(folder, "state"));
    writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
    writeFileSync(
        path.join(folder, "Pulumi.yaml"),
        [
            "name: contoso-voice",
            "runtime: nodejs",
            "backend: { url: 'file://./state' }",
            "config: { 'teams-phone:tenant': embedded, 'teams-phone:world': world.yaml }",
            "",
        ].join("\n"),
    );
    run("pulumi", ["stack", "init", "demo"], { quiet: true });
}

function say(text) {
    console.log(`\n\x1b[1m# ${text}\x1b[0m`);
}

/** Runs the engine; the demo ends when it does not do what the text around it says. */
function pulumi(verb, ...given) {
    const options = given.filter(each => typeof each === "string");
    const refused = given.some(each => each.refused);
    const always = ["--non-interactive", "--color", "never", "--suppress-permalink=true", "--suppress-progress"];
    const yes = verb === "preview" ? [] : ["--yes", "--skip-preview"];
    run("pulumi", [verb, ...options, ...yes, ...always], { shown: ["pulumi", verb, ...options], refused });
}

function teamsPhone(...args) {
    run(process.execPath, [path.join(root, "dist/cli/main.js"), "tenant", ...args], {
        shown: ["teams-phone", "tenant", ...args],
    });
}

function location(city) {
    const args = [path.join(root, "dist/cli/main.js"), "tenant", "locations", "--city", city, "--json"];
    const [found] = JSON.parse(spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout);
    return found.LocationId;
}

function run(command, args, { shown = [], quiet = false, refused = false } = {}) {
    if (!quiet) console.log(`$ ${shown.join(" ")}`);
    const result = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
    if (result.error) throw result.error;
    // The launcher of dynamic providers is found on PATH here, which the engine remarks on at every run, several times.
    const output = `${result.stdout}${result.stderr}`.replace(/^.*using pulumi-\S+ from \$PATH.*\n+/gm, "");
    if (!quiet) process.stdout.write(output);
    if ((result.status !== 0) !== refused)
        throw new Error(quiet ? output : `\`${shown.join(" ")}\` ended with exit code ${result.status}`);
}

function edit(from, to) {
    const text = readFileSync(program, "utf8");
    if (!text.includes(from)) throw new Error(`The example program no longer says ${from}`);
    writeFileSync(program, text.replace(from, to));
    console.log(from.replace(/^/gm, "- "));
    console.log(to.replace(/^/gm, "+ "));
}
