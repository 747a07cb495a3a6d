import { Loop } from "./loop.mjs";
import { declarations, PORTLAND, SEATTLE, TENANT } from "./people.mjs";
import { OURS, Project } from "./project.mjs";
import { Served } from "./served.mjs";
import { growthTable, showKinds, stepTable } from "./tables.mjs";
import { showTargets } from "./targets.mjs";

/** Counts and times this package over HTTP, and the loop on a copy of the same tenant. */
export async function overHttp(options) {
    const { count, rows, latencyMs, parallel } = options;
    console.log(
        `Over HTTP: ${count} declarations by UPN in a tenant of ${rows} numbers and ${rows} accounts, ${latencyMs} ms an answer, --parallel ${parallel}${options.checkpoints ? "" : ", the engine without checkpoints"}`,
    );
    const [served, loopServed] = await Promise.all([0, 1].map(() => Served.start({ rows, free: count, latencyMs })));
    try {
        const loop = await measureLoop(loopServed, options);
        const { steps, growth } = await measureSteps(served, options);
        console.log(stepTable(steps, loop, count));
        if (options.showKinds) showKinds(steps);
        console.log(growthTable(growth));
        showTargets(steps, loop, growth, options);
    } finally {
        served.close();
        loopServed.close();
    }
}

async function measureLoop(served, { loopRows }) {
    const loop = new Loop(served.url);
    await loop.login();
    await served.take();
    const measured = {};
    for (const verb of ["assign", "move", "remove"]) {
        const started = performance.now();
        for (let index = 0; index < loopRows; index++) await loop[verb](index);
        const ms = performance.now() - started;
        measured[verb] = { msEach: ms / loopRows, httpEach: (await served.take()).http / loopRows, rows: loopRows };
    }
    return measured;
}

async function measureSteps(served, options) {
    const { count, parallel } = options;
    const project = await projectOn(served, options);
    const steps = [];
    const step = async (name, verb, loop = null) => {
        await served.take();
        const ms = await project.timed(verb, "--parallel", String(parallel));
        steps.push({ name, ms, loop, ...(await served.take()) });
        process.stderr.write(`${name}: ${(ms / 1000).toFixed(1)} s\n`);
    };
    project.declare(declarations(count, { locationId: SEATTLE }));
    await step("preview, nothing yet", "preview");
    await step("up, creates", "up", "assign");
    await step("preview, no change", "preview");
    await step("up, no change", "up");
    await step("refresh", "refresh");
    project.declare(declarations(count, { locationId: PORTLAND }));
    await step("up, location changes", "up", "move");
    const growth = await measureGrowth(served, options);
    project.declare([]);
    await step("up, removals", "up", "remove");
    return { steps, growth };
}

/** A second stack adopts a part of what the first one assigned. It writes nothing, so the counts are of reads only. */
async function measureGrowth(served, options) {
    const { count, parallel, rows } = options;
    const sizes = [count / 4, count / 2, count, Math.min(2 * count, rows)].map(Math.floor);
    const project = await projectOn(served, options);
    const growth = [];
    for (const size of sizes) {
        // As the tenant is now: the first stack has moved the locations of its own numbers, and of no others.
        const moved = declarations(Math.min(size, count), { locationId: PORTLAND });
        project.declare([...moved, ...declarations(size, { locationId: SEATTLE }).slice(count)]);
        await project.timed("up", "--parallel", String(parallel));
        for (const verb of ["preview", "refresh"]) {
            await served.take();
            await project.timed(verb, "--parallel", String(parallel));
            growth.push({ size, verb, ...(await served.take()) });
        }
    }
    return growth;
}

/**
 * The engine saves a state in a file as a whole, twice per change. That takes minutes here and does not concern the tenant.
 * Nothing here reads the state during a run.
 */
function projectOn({ url }, { checkpoints }) {
    const env = checkpoints ? {} : { PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_EXPERIMENTAL: "true" };
    return Project.create(OURS, { tenant: "graph", tenantId: TENANT, graphEndpoint: url }, { env });
}
