// `npm run soak -- --seed 1 --kills 200 --faults 159 --chaos 10 --minutes 240`: what the tests do, at length. Exit code 1 when anything was lost.
import process from "node:process";
import { parseArgs } from "node:util";
import { soakChaos } from "./chaos";
import { soakFaults } from "./faults";
import { soakKills } from "./kills";
import type { Limits, Result } from "./limits";

const { values } = parseArgs({
    options: {
        seed: { type: "string", default: process.env.SEED ?? "1" },
        kills: { type: "string", default: "200" },
        /** How many cases of the product of writes and faults; all of them by default. */
        faults: { type: "string", default: "Infinity" },
        /** How many seeds, each with 500 changes over Graph under faults. */
        chaos: { type: "string", default: "10" },
        minutes: { type: "string", default: "240" },
    },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
    const [seed, minutes] = [Number(values.seed), Number(values.minutes)];
    const started = Date.now();
    const limits: Limits = { seed, isOver: () => Date.now() - started > minutes * 60_000, say };
    say(`soak: seed ${seed}, at most ${minutes} minutes`);
    const results: Result[] = [
        await soakKills(Number(values.kills), limits),
        await soakFaults(Number(values.faults), limits),
        await soakChaos(Number(values.chaos), limits),
    ];
    const wrong = results.flatMap(each => each.wrong);
    for (const each of wrong) say(`WRONG: ${each}`);
    const isShort = results.some(each => !each.isComplete);
    say(
        `soak: ${results.map(each => each.summary).join("; ")}; ${wrong.length} wrong${isShort ? "; not all that was asked for was done" : ""} (seed ${seed})`,
    );
    process.exitCode = wrong.length > 0 || isShort ? 1 : 0;
}

void main();
