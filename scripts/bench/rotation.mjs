// Compares a rotation of numbers, which is one exchange, with as many changes to free numbers: CPU time and memory of a preview.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { cpuOf } from "./cpu.mjs";
import { declarations, world } from "./people.mjs";
import { OURS, Project } from "./project.mjs";

const POLL_MS = 20;
const MOST_MEMORY = 1.5;
const MOST_CPU = 2;

/** @param count How many people rotate their numbers. */
export async function rotation({ rotationCount: count }) {
    if (process.platform !== "linux") return console.log("\nMemory is read from /proc, which only Linux has: skipped.");
    const files = { "world.yaml": JSON.stringify(world(2 * count, 2 * count)) };
    const config = { tenant: "embedded", world: "world.yaml", maxRemovals: 2 * count };
    const project = await Project.create(OURS, config, { files });
    const all = declarations(2 * count);
    const own = all.slice(0, count);
    project.declare(own);
    await project.timed("up");
    const withNumbers = numberOf => own.map(([name, args], index) => [name, { ...args, phoneNumber: numberOf(index) }]);
    const measured = {};
    for (const [kind, program] of [
        ["plain", withNumbers(index => all[count + index][1].phoneNumber)],
        ["rotation", withNumbers(index => own[(index + 1) % count][1].phoneNumber)],
    ]) {
        project.declare(program);
        let peak = 0;
        const cpu = await cpuOf(async () => {
            const watch = watchMemory();
            await project.timed("preview");
            peak = await watch.end();
        });
        measured[kind] = { cpu, peak };
        console.log(
            `preview, ${kind}, ${count} people: ${cpu.toFixed(1)} CPU s, ${Math.round(peak / 2 ** 20)} MB at most`,
        );
    }
    const memory = measured.rotation.peak / measured.plain.peak;
    const cpu = measured.rotation.cpu / measured.plain.cpu;
    console.log(
        `memory ${memory.toFixed(2)} (${memory <= MOST_MEMORY ? "met" : "NOT MET"}: at most ${MOST_MEMORY}), CPU ${cpu.toFixed(2)} (${cpu <= MOST_CPU ? "met" : "NOT MET"}: at most ${MOST_CPU})`,
    );
    const seconds = (await project.timed("up")) / 1000;
    console.log(`up, rotation, ${count} people: completed in ${seconds.toFixed(0)} s`);
}

/** The largest sum of resident memory, in bytes, of all processes that this one has started, and theirs. */
function watchMemory() {
    let isOpen = true;
    let peak = 0;
    const watching = (async () => {
        while (isOpen) {
            peak = Math.max(peak, residentOfChildren());
            await pause(POLL_MS);
        }
    })();
    return {
        async end() {
            isOpen = false;
            await watching;
            return peak;
        },
    };
}

function residentOfChildren() {
    const parents = new Map();
    const resident = new Map();
    for (const id of readdirSync("/proc").filter(name => /^\d+$/.test(name))) {
        try {
            const status = readFileSync(`/proc/${id}/status`, "utf8");
            parents.set(Number(id), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
            resident.set(Number(id), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
        } catch {
            // The process has ended in the meantime.
        }
    }
    const isDescendant = id => {
        for (let each = parents.get(id); each; each = parents.get(each)) if (each === process.pid) return true;
        return false;
    };
    return [...resident].reduce((sum, [id, bytes]) => sum + (isDescendant(id) ? bytes : 0), 0);
}
