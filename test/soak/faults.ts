import { accountIn, faultOn, lost, repeated, untrue } from "../engine/safety/expected-writes";
import { CASES, type Case } from "../engine/safety/write-cases";
import { worldOf } from "../engine/safety/write-world";
import { checkpointOf, nameOf } from "../support/engine/stack-file";
import { Project, steps } from "../support/project";
import { Chance } from "../support/worlds/random";
import { declared, differences, shown } from "../support/worlds/tenancy";
import type { Limits, Result } from "./limits";

/** Each case of the product in a stack of its own, where the run ends at the first failure, as it does for users. */
export async function soakFaults(most: number, { seed, isOver, say }: Limits): Promise<Result> {
    const chance = new Chance(seed);
    const chosen = chance.shuffled(CASES).slice(0, most);
    const wrong: string[] = [];
    let done = 0;
    for (const each of chosen) {
        if (isOver()) break;
        const parallel = chance.one([[], ["--parallel", "1"]]);
        wrong.push(...(await judge(each, parallel)).map(what => `${each.name} ${parallel.join(" ")}: ${what}`));
        done += 1;
        say(`faults: ${done} of ${chosen.length}, ${each.name}`);
    }
    return { summary: `${done} faults, a stack each`, wrong, isComplete: done === chosen.length };
}

async function judge({ cast, scenario, writes, kind }: Case, options: readonly string[]): Promise<string[]> {
    const project = await Project.create({ world: worldOf([cast]) });
    const wrong: string[] = [];
    try {
        for (const [identity, phoneNumber] of scenario.byHand)
            project.tenant.service.set({ identity, phoneNumber, phoneNumberType: "DirectRouting" });
        project.declare(scenario.before);
        const before = await project.up();
        if (before.code !== 0) return [before.output];

        for (const write of writes) project.tenant.faults.add(faultOn(write, kind, person => accountIn(cast, person)));
        project.declare(scenario.after);
        const { output } = await project.up(...options);
        const seen = await shown(project.tenant, cast.people);
        const { resources, pending } = checkpointOf(project);
        wrong.push(
            ...lost(scenario, seen),
            ...writes.flatMap(write => untrue({ resources, pending }, scenario, seen, write, output)),
        );

        project.tenant.faults.clear();
        const next = await project.up(...options);
        if (next.code !== 0) return [...wrong, next.output];
        wrong.push(...differences(declared(scenario.after), await shown(project.tenant, cast.people)));
        const again = await project.up(...options);
        if (steps(again).same !== scenario.after.length + 1) wrong.push(`a further up: ${again.output}`);
        const names = checkpointOf(project).resources.map(nameOf).sort().join();
        if (
            names !==
            scenario.after
                .map(each => each.name)
                .sort()
                .join()
        )
            wrong.push(`the state has ${names}`);
        return [...wrong, ...repeated(project.log()).map(each => `written twice: ${each}`)];
    } finally {
        project.close();
    }
}
