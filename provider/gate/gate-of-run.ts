import * as pulumi from "@pulumi/pulumi";
import { endWithEngine } from "../end-with-engine";
import { Gate } from "./gate";
import { isPulumisRunner } from "./program/program-end";

/**
 * The gates by run, shared by every copy of this package in the process: with one gate each, two copies would let a program declare
 * one number for two accounts. The number in the key is raised when a later release changes what copies call on each other's gate
 * (`submit`, `lookUp`, `watch`).
 */
const REGISTRY = Symbol.for("pulumi-teams-phone.gates.1");

type Registry = { [REGISTRY]?: WeakMap<object, Gate> };

/** The gate of the run that this program takes part in. One process may hold several runs: inline programs do. */
export function gateOfThisRun(): Gate {
    const shared = globalThis as Registry;
    shared[REGISTRY] ??= new WeakMap();
    const gates = shared[REGISTRY];
    // Each run has a monitor of its own, which all copies of the SDK share.
    const run: object = pulumi.runtime.getMonitor() ?? shared;
    const gate = gates.get(run) ?? new Gate();
    gates.set(run, gate);
    return gate;
}

/**
 * Lets the gate of a program that Pulumi runs show what the program no longer declares, even if it declares nothing at all; and ends the
 * program's process with the engine. The process of an inline program is not Pulumi's to end.
 */
export function watchProgram(): void {
    if (!isPulumisRunner()) return;
    const { PULUMI_NODEJS_ENGINE: engine } = process.env;
    if (engine) endWithEngine(engine);
    gateOfThisRun().watch();
}
