// `node scripts/run.mjs TASK [args]` installs what is missing, and then runs the task. It needs only Node 20 or later with npm.
import { mkdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ensureEngine } from "./engine/ensure.mjs";
import { ensureActionlint } from "./setup/actionlint.mjs";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensureBuild } from "./setup/build.mjs";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { taskEnvironment } from "./setup/environment.mjs";
import { ROOT, run } from "./spawn.mjs";
import { ACTIONLINT, BROWSER, ENGINE, mayRun, namedIn, unitTests } from "./test-files.mjs";

const [name = "", ...args] = process.argv.slice(2);
const tasks = {
    build: { engine: false, command: null },
    setup: { engine: true, command: null },
    demo: { engine: true, command: ["node", "scripts/demo.mjs"] },
    test: { ...neededBy(namedIn(args)), command: ["mocha"], and: testFiles },
    // Several of these tests wait, so that more of them than processors can run at once.
    "test:unit": { engine: false, isOnSources: true, command: ["mocha", "--jobs", "4"], and: unitTests },
    "test:powershell": {
        engine: false,
        isOnSources: true,
        command: ["mocha", "--no-config", "--exit", "--require", "tsx", "--timeout", "120000"],
        and: () => ["test/powershell/real-powershell.ts"],
    },
    bench: { engine: true, command: ["node", "scripts/bench.mjs"] },
    soak: { engine: true, command: ["tsx", "test/soak/main.ts"] },
    pulumi: { engine: true, command: ["pulumi"], inCallersFolder: true, before: makeStateFolder },
    "teams-phone": { engine: false, command: ["node", "dist/cli/main.js"], inCallersFolder: true },
    screenshot: { engine: false, browser: true, command: ["node", "scripts/screenshot.mjs"] },
    reference: { engine: false, command: ["node", "scripts/reference.mjs"] },
    docs: { engine: false, command: ["typedoc"] },
    lint: { engine: false, command: ["node", "scripts/lint.mjs"] },
};

const task = tasks[name];
if (!task) fail(`unknown task "${name}"; the tasks are ${Object.keys(tasks).join(", ")}`);
try {
    await ensureDependencies();
    if (!task.isOnSources) await ensureBuild();
    if (task.browser) await ensureBrowser();
    if (task.actionlint) await ensureActionlint();
    const engine = task.engine ? await ensureEngine() : null;
    task.before?.();
    if (task.command) {
        const [command, ...fixed] = task.command;
        const cwd = task.inCallersFolder ? (process.env.INIT_CWD ?? process.cwd()) : undefined;
        process.exitCode = await run(command, [...resolved(fixed, cwd), ...args, ...(task.and?.() ?? [])], {
            env: taskEnvironment(engine),
            cwd,
        });
    }
} catch (error) {
    fail(error.message);
}

/** The example project keeps its state beside its tenant, in a folder that the engine expects to exist. */
function makeStateFolder() {
    mkdirSync(path.join(ROOT, ".teams-phone/state"), { recursive: true });
}

function neededBy(names) {
    return {
        engine: mayRun(names, ENGINE),
        browser: mayRun(names, BROWSER),
        actionlint: mayRun(names, ACTIONLINT),
    };
}

/** Without a name, Mocha would look for tests elsewhere. */
function testFiles() {
    return namedIn(args).length === 0 ? ["test/**/*.test.ts"] : [];
}

function resolved(fixed, cwd) {
    return cwd === undefined ? fixed : fixed.map(each => path.join(ROOT, each));
}

function fail(message) {
    process.stderr.write(`setup: ${message}\n`);
    process.exit(1);
}
