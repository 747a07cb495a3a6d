import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./spawn.mjs";

/** Tests that run the Pulumi engine. A name that ends with `/` stands for all files of that folder. */
export const ENGINE = [
    "test/engine/",
    "test/gitops/engine/",
    "test/malformed/engine.test.ts",
    "test/package/readme-steps.test.ts",
    "test/package/tarball.test.ts",
];
/** Tests in a browser. */
export const BROWSER = ["test/emulator/page/accessibility.test.ts", "test/emulator/page/in-browser.test.ts"];
/** Tests that run actionlint. */
export const ACTIONLINT = ["test/gitops/workflows.test.ts"];
/** All tests that need more than Node and the sources; those here need the built package or a POSIX shell. */
const NOT_UNIT = [
    ...ENGINE,
    ...BROWSER,
    ...ACTIONLINT,
    "test/cli/",
    "test/package/",
    "test/setup/browser.test.ts",
    "test/setup/engine.test.ts",
];
/** Unit tests that take longest. They begin first, so that no worker of Mocha is left with one of them at the end. */
const LONGEST = [
    "test/tenant/graph/throttle.test.ts",
    "test/agreement/agreement.test.ts",
    "test/tenant/graph/hostile/gateway.test.ts",
];
/** Mocha's options that take a value, which is not the name of a file. */
const WITH_VALUE =
    /^(?:-[CRSfgjrstuwO]|--(?:config|extension|fgrep|grep|ignore|jobs|node-option|package|reporter|reporter-options?|require|retries|slow|timeout|ui))$/;

/** All test files, as paths from the root with `/`, in alphabetical order. */
export function allTests() {
    return readdirSync(path.join(ROOT, "test"), { recursive: true })
        .map(file => `test/${file.replaceAll(path.sep, "/")}`)
        .filter(file => file.endsWith(".test.ts"))
        .sort();
}

/** Those that need Node and the sources only, on every system, the longest first. */
export function unitTests() {
    const isLong = file => LONGEST.includes(file);
    const unit = allTests().filter(file => !isListed(NOT_UNIT, file));
    return [...unit.filter(isLong), ...unit.filter(file => !isLong(file))];
}

/** What Mocha's arguments name to be run: files, folders and globs; nothing where they are options only. */
export function namedIn(args) {
    return args.filter(
        (each, index) =>
            !each.startsWith("-") &&
            !WITH_VALUE.test(args[index - 1] ?? "") &&
            (existsSync(path.resolve(ROOT, each)) || /[*{?]|\.ts$/.test(each)),
    );
}

/** Whether a run of what is named may come to a test of the list; without a name, all tests are run. */
export function mayRun(names, list) {
    return (
        names.length === 0 ||
        names.some(name => {
            const named = path.relative(ROOT, path.resolve(ROOT, name)).replaceAll(path.sep, "/");
            if (/[*{?]/.test(named)) return true;
            return allTests().some(file => isListed(list, file) && (file === named || file.startsWith(`${named}/`)));
        })
    );
}

function isListed(list, file) {
    return list.some(each => (each.endsWith("/") ? file.startsWith(each) : file === each));
}
