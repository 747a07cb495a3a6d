import { check } from "../../provider/lifecycle/check";
import { create } from "../../provider/lifecycle/create";
import { deleteResource } from "../../provider/lifecycle/delete";
import { diff } from "../../provider/lifecycle/diff";
import type { Run } from "../../provider/lifecycle/run/run";
import { update } from "../../provider/lifecycle/update";
import { GATE_KEY } from "../../provider/observe/gate-note";

type Properties = Record<string, unknown>;

/** A resource in the state. */
export interface Resource {
    readonly id: string;
    readonly inputs: Properties;
    readonly outs: Properties;
}
/** By name. */
export type State = ReadonlyMap<string, Resource>;

export interface Declared {
    readonly name: string;
    readonly args: Properties;
    readonly opts?: Readonly<Record<string, unknown>>;
    /** What the gate passes on, as its input. */
    readonly note?: string | undefined;
}

/**
 * Runs a program as the engine does with `--parallel 1`: each declaration in turn, then the deletes of what it replaced, then of what
 * the program does not declare.
 *
 * @returns the new state, and the refusals of `check` by resource, after which nothing further runs
 */
export async function runProgram(run: Run, program: readonly Declared[], before: State) {
    const state = new Map<string, Resource>();
    const replaced: Resource[] = [];
    for (const { name, args, note } of program) {
        const old = before.get(name);
        const noted = note === undefined ? args : { ...args, [GATE_KEY]: note };
        const { inputs, failures } = await check(run, old?.inputs ?? {}, noted);
        if (failures.length > 0)
            return { state: before, refused: [`${name}: ${failures.map(each => each.reason).join("; ")}`] };
        if (!old) {
            const { id, outs } = await create(run, inputs);
            state.set(name, { id, inputs, outs });
            continue;
        }
        const { changes, replaces } = await diff(run, old.id, old.outs, inputs);
        if (replaces.length > 0) {
            const { id, outs } = await create(run, inputs);
            state.set(name, { id, inputs, outs });
            replaced.push(old);
        } else if (changes) state.set(name, { ...old, inputs, ...(await update(run, old.id, old.outs, inputs)) });
        else state.set(name, { ...old, inputs });
    }
    const removed = [...before].filter(([name]) => !state.has(name)).map(([, resource]) => resource);
    for (const { id, outs } of [...replaced, ...removed]) await deleteResource(run, id, outs);
    return { state, refused: [] };
}
