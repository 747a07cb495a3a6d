// Measures the CPU time of runs that change nothing: this package, and a dynamic resource with the same inputs that does nothing.
import { readFileSync } from "node:fs";
import { declarations, world } from "./people.mjs";
import { OURS, Project } from "./project.mjs";

/** Linux counts CPU time in hundredths of a second (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;
const MOST_AS_MUCH = 1.25;

const NOTHING = `
const pulumi = require("@pulumi/pulumi");
const provider = 'exports.handler = () => ({ check: async (o, n) => ({ inputs: n }), diff: async () => ({ changes: false }), create: async i => ({ id: i.phoneNumber, outs: i }), read: async (id, props) => ({ id, props }) });';
class Nothing extends pulumi.CustomResource {
    constructor(name, args) { super("pulumi-nodejs:dynamic/bench:Nothing", name, { ...args, __provider: provider }); }
}
for (const [name, args] of require("./declarations.json")) new Nothing(name, args);
`;

/** @param runs How many runs of each kind, in turns. The table shows the least, because other work only adds to it. */
export async function cpuPerResource({ cpuCounts, cpuRuns: runs }) {
    if (process.platform !== "linux")
        return console.log("\nCPU time is read from /proc, which only Linux has: skipped.");
    console.log(
        "\nCPU seconds of the whole process tree where nothing changes (user + system; the least of some runs)",
    );
    console.log("                              this package   do-nothing   ratio");
    for (const count of cpuCounts) {
        const projects = [await projectOf(OURS, count), await projectOf(NOTHING, count)];
        for (const project of projects) await project.timed("up");
        for (const verb of ["preview", "up", "refresh"]) {
            const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
            for (let run = 0; run < runs; run++) {
                for (const [index, project] of projects.entries())
                    least[index] = Math.min(least[index], await cpuOf(() => project.timed(verb)));
            }
            const [ours, nothing] = least;
            const ratio = ours / nothing;
            const target =
                verb === "preview" && count >= 1000
                    ? `  ${ratio <= MOST_AS_MUCH ? "met" : "NOT MET"}: at most ${MOST_AS_MUCH}`
                    : "";
            const cells = [ours, nothing].map(each => each.toFixed(1).padStart(13)).join("");
            console.log(`${`${verb}, ${count} resources`.padEnd(28)}${cells}${ratio.toFixed(2).padStart(9)}${target}`);
        }
    }
}

async function projectOf(program, count) {
    // JSON is YAML.
    const files = { "world.yaml": JSON.stringify(world(count, count)) };
    const project = await Project.create(program, { tenant: "embedded", world: "world.yaml" }, { files });
    project.declare(declarations(count));
    return project;
}

/** CPU seconds of all processes that `work` starts and waits for, and of theirs. */
export async function cpuOf(work) {
    const before = childTicks();
    await work();
    return (childTicks() - before) / TICKS_PER_SECOND;
}

/** Ticks of this process's children that have ended, with theirs: `cutime` and `cstime` of proc(5). */
function childTicks() {
    const stat = readFileSync("/proc/self/stat", "utf8");
    // The name of the command, in parentheses, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[13]) + Number(fields[14]);
}
