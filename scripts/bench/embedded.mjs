// Compares this package on the embedded tenant with the provider that one would write without it (`pulumi.dynamic.Resource`, one
// call after the other).
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "../spawn.mjs";
import { BY_HAND } from "./by-hand.mjs";
import { declarations, world } from "./people.mjs";
import { OURS, Project } from "./project.mjs";

const { EmbeddedTenant } = createRequire(import.meta.url)(path.join(ROOT, "dist/tenant/embedded"));

export async function onEmbedded({ embeddedCount: count }) {
    await compare(count);
    await concurrency(count);
}

async function compare(count) {
    const projects = [await projectOf(OURS, count), await projectOf(BY_HAND, count)];
    console.log(`\nOn the embedded tenant: ${count} declarations`);
    console.log("                         this package      by hand   ratio");
    for (const [what, verb] of [
        ["preview, nothing yet", "preview"],
        ["up, creates", "up"],
        ["up, no change", "up"],
        ["refresh", "refresh"],
        ["state", null],
        ["destroy", "destroy"],
    ]) {
        const measured = [];
        for (const project of projects)
            measured.push(verb === null ? project.stateBytes() / count : await project.timed(verb));
        const [left, right] = measured;
        const unit = verb === null ? "B each" : "ms";
        console.log(
            `${what.padEnd(24)}${cell(left, unit)}${cell(right, unit)}${(left / right).toFixed(2).padStart(8)}`,
        );
    }
}

/** Delays every write, so that the time shows how many run at once: as many as `--parallel` allows, and no more. */
async function concurrency(count) {
    const some = Math.min(count, 64);
    const delayMs = 250;
    console.log(`\n${some} creates, each write taking ${delayMs} ms: how many run at once`);
    let slowest = 0;
    for (const parallel of [1, 4, 16]) {
        const project = await projectOf(OURS, some);
        const tenant = EmbeddedTenant.open({
            file: path.join(project.folder, ".teams-phone/tenant.db"),
            world: path.join(project.folder, "world.yaml"),
        });
        tenant.faults.add({ operation: "set", kind: "delay-before", ms: delayMs, times: some });
        tenant.close();
        const ms = await project.timed("up", "--parallel", String(parallel));
        slowest ||= ms;
        console.log(
            `--parallel ${String(parallel).padEnd(13)}${cell(ms, "ms")}${(slowest / ms).toFixed(2).padStart(8)} times as fast as one at a time`,
        );
    }
}

async function projectOf(program, count) {
    const config = { tenant: "embedded", world: "world.yaml" };
    // JSON is YAML.
    const files = { "world.yaml": JSON.stringify(world(count, count)) };
    const project = await Project.create(program, config, { files });
    project.declare(declarations(count));
    return project;
}

function cell(value, unit) {
    return `${Math.round(value)} ${unit}`.padStart(13);
}
