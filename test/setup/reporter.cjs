// Mocha's usual report, with what the run cost, closed by one line that says how many tests passed and failed.
const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { reporters } = require("mocha");

/** Cheaper files are summed up in one line. */
const DEAR_SECONDS = 10;

module.exports = class Reporter extends reporters.Spec {
    epilogue() {
        super.epilogue();
        for (const line of costs()) console.log(line);
        const { passes = 0, failures = 0, pending = 0 } = this.stats;
        const skipped = pending > 0 ? `, ${pending} skipped` : "";
        console.log(`${passes} passed, ${failures} failed${skipped}`);
    }
};

/** What test/support/costs.ts noted of each file: CPU time of all processes, user and system together, and runs of the engine. */
function costs() {
    const noted = path.join(process.env.TEAMS_PHONE_TEST_RUN ?? "", "costs.jsonl");
    if (!existsSync(noted)) return [];
    const files = readFileSync(noted, "utf8").trim().split("\n").map(JSON.parse);
    if (files.some(({ cpu }) => cpu === null)) return [];
    const line = (of, title) => {
        const sum = key => of.reduce((total, each) => total + each[key], 0);
        return `  ${sum("cpu").toFixed(0).padStart(5)} s CPU, ${String(sum("runs")).padStart(3)} engine runs: ${title}`;
    };
    const dear = files.filter(({ cpu }) => cpu >= DEAR_SECONDS).sort((one, other) => other.cpu - one.cpu);
    const cheap = files.filter(each => !dear.includes(each));
    return [
        ...dear.map(each => line([each], each.file)),
        ...(cheap.length > 0 ? [line(cheap, `${cheap.length} files of less than ${DEAR_SECONDS} s each`)] : []),
        line(files, "all files"),
        "",
    ];
}
