import { parseArgs } from "node:util";

const USAGE = `npm run bench -- [options]
  --over http|embedded|cpu|rotation   measure only this part; default: all four
  --count N              declarations over HTTP (1000)
  --rows N               numbers, and as many accounts, of the tenant over HTTP (10000)
  --loop-rows N          rows of the loop to measure (100); the value of --count measures all of them
  --latency MS           how long each answer takes (150)
  --parallel N           how many resources the engine works on at once (64)
  --embedded-count N     declarations on the embedded tenant (300)
  --cpu-counts N,M       how many resources to compare with a resource that does nothing (300,1000)
  --cpu-runs N           runs of each; the one with the least CPU time counts (3)
  --rotation-count N     how many people rotate their numbers (300)
  --checkpoints          over HTTP, too, let the engine save the whole state twice per change, as it does by default with a state in a file
  --kinds                also print the requests of each step by kind`;

/** Parses the command line. @throws Error for an unknown option or an invalid value, which says what is valid */
export function readOptions() {
    const text = name => ({ type: "string", default: name });
    const { values } = parseArgs({
        options: {
            over: text("all"),
            count: text("1000"),
            rows: text("10000"),
            "loop-rows": text("100"),
            latency: text("150"),
            parallel: text("64"),
            "embedded-count": text("300"),
            "cpu-counts": text("300,1000"),
            "cpu-runs": text("3"),
            "rotation-count": text("300"),
            kinds: { type: "boolean", default: false },
            checkpoints: { type: "boolean", default: false },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        console.log(USAGE);
        process.exit();
    }
    if (!["all", "http", "embedded", "cpu", "rotation"].includes(values.over))
        throw new Error(`--over must be http, embedded, cpu or rotation, not "${values.over}".\n${USAGE}`);
    const whole = (name, least, most) => wholeNumber(name, values[name], least, most);
    const count = whole("count", 4, 10_000);
    return {
        over: values.over,
        count,
        rows: whole("rows", count, 100_000),
        loopRows: whole("loop-rows", 1, count),
        latencyMs: whole("latency", 0, 10_000),
        parallel: whole("parallel", 1, 1_000),
        cpuCounts: values["cpu-counts"].split(",").map(each => wholeNumber("cpu-counts", each, 1, 5_000)),
        cpuRuns: whole("cpu-runs", 1, 20),
        embeddedCount: whole("embedded-count", 1, 5_000),
        rotationCount: whole("rotation-count", 2, 1_000),
        showKinds: values.kinds,
        checkpoints: values.checkpoints,
    };
}

function wholeNumber(name, text, least, most) {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new Error(`--${name} must be a whole number from ${least} to ${most}`);
}
