import * as pulumi from "@pulumi/pulumi";
import { RESOURCE_TYPE } from "../../schema/resource-type";

interface Outputs {
    apply(this: { resources(): Iterable<object> }, ...args: unknown[]): unknown;
}

const SDK_FILE = /[\\/]@pulumi[\\/]pulumi[\\/]/;

/**
 * Notes whether the program calls `apply` on an output of one of this package's resources, or on one made of such an output. The
 * function that it passes may declare another resource as soon as the first one exists.
 */
export class DerivedOutputs {
    #isUsed = false;
    #stop: () => void;

    constructor() {
        const outputs = (pulumi.Output as unknown as { prototype: Outputs }).prototype;
        const { apply } = outputs;
        const note = (resources: Iterable<object>) => {
            if (!this.#isUsed && [...resources].some(isOurs) && !isCalledBySdk()) this.#isUsed = true;
        };
        outputs.apply = function (...args) {
            note(this.resources());
            return apply.apply(this, args);
        };
        this.#stop = () => {
            outputs.apply = apply;
        };
    }

    /** Stops watching. @returns whether the program derived anything since the construction */
    stop(): boolean {
        this.#stop();
        return this.#isUsed;
    }
}

function isOurs(resource: object): boolean {
    return (resource as { __pulumiType?: unknown }).__pulumiType === RESOURCE_TYPE;
}

/** The SDK itself calls `apply` on a stack's outputs, without running the program's functions. */
function isCalledBySdk(): boolean {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 5;
    const frames = (new Error().stack ?? "").split("\n").slice(1);
    Error.stackTraceLimit = stackTraceLimit;
    // The first three are this function, the note and the wrapper.
    return SDK_FILE.test(frames[3] ?? "");
}
