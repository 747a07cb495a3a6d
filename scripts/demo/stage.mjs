// Helpers of both demos, which run the real commands and print their output.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

export const root = path.resolve(import.meta.dirname, "../..");
export const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-demo-"));
const program = path.join(folder, "index.ts");

/** Creates a project from examples/contoso in a temporary folder. @param config its stack configuration, without the namespace */
export function prepare(config) {
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
            "config:",
            ...Object.entries(config).map(([key, value]) => `  teams-phone:${key}: ${value}`),
            "",
        ].join("\n"),
    );
    run("pulumi", ["stack", "init", "demo"], { quiet: true });
}

export function say(text) {
    console.log(`\n\x1b[1m# ${text}\x1b[0m`);
}

/** Runs the engine. @throws Error if it fails where the demo expects success, or the other way round */
export function pulumi(verb, ...given) {
    const options = given.filter(each => typeof each === "string");
    const refused = given.some(each => each.refused);
    const always = ["--non-interactive", "--color", "never", "--suppress-permalink=true", "--suppress-progress"];
    const yes = verb === "preview" ? [] : ["--yes", "--skip-preview"];
    run("pulumi", [verb, ...options, ...yes, ...always], { shown: ["pulumi", verb, ...options], refused });
}

export function teamsPhone(...args) {
    run(process.execPath, [path.join(root, "dist/cli/main.js"), "tenant", ...args], {
        shown: ["teams-phone", "tenant", ...args],
    });
}

export function location(city) {
    const args = [path.join(root, "dist/cli/main.js"), "tenant", "locations", "--city", city, "--json"];
    const [found] = JSON.parse(spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout);
    return found.LocationId;
}

function run(command, args, { shown = [], quiet = false, refused = false } = {}) {
    if (!quiet) console.log(`$ ${shown.join(" ")}`);
    const result = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
    if (result.error) throw result.error;
    // The engine warns several times per run that it takes the launcher of dynamic providers from PATH.
    const output = `${result.stdout}${result.stderr}`.replace(/^.*using pulumi-\S+ from \$PATH.*\n+/gm, "");
    if (!quiet) process.stdout.write(output);
    if ((result.status !== 0) !== refused)
        throw new Error(quiet ? output : `\`${shown.join(" ")}\` ended with exit code ${result.status}`);
}

export function edit(from, to) {
    const text = readFileSync(program, "utf8");
    if (!text.includes(from)) throw new Error(`The example program no longer contains ${from}`);
    writeFileSync(program, text.replace(from, to));
    console.log(from.replace(/^/gm, "- "));
    console.log(to.replace(/^/gm, "+ "));
}

/** Remembers the program as it is now. @returns a function that restores it */
export function remember() {
    const text = readFileSync(program, "utf8");
    return () => writeFileSync(program, text);
}

export function cleanUp() {
    rmSync(folder, { recursive: true, force: true });
}
