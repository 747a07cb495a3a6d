import * as pulumi from "@pulumi/pulumi";
import { DerivedOutputs } from "./derived-outputs";
import { isMocked } from "./mocks";
import type { PendingDeclaration } from "./pending-declaration";
import { hasMainEnded, programAtRest } from "./program-end";

/** Declarations that are validated together. */
export interface Wave {
    readonly declarations: readonly PendingDeclaration[];
    /** Whether the program certainly declares nothing after this wave. */
    readonly isComplete: boolean;
    /** Whether the program is a unit test under the SDK's mocks. */
    readonly isMock: boolean;
}

/**
 * Collects declarations into waves. The first wave is everything that the program declares before it comes to rest, and each later one
 * what it declares in one event-loop turn. The waves are handed over one after the other.
 */
export class Waves {
    #declarations: PendingDeclaration[] = [];
    #isCollecting = false;
    #isFirst = true;
    #turns: Promise<void> = Promise.resolve();
    readonly #derived = new DerivedOutputs();

    /** @param take Gets each wave once the one before it is done. It must not reject. */
    constructor(private readonly take: (wave: Wave) => Promise<void>) {}

    add(declaration: PendingDeclaration): void {
        this.#declarations.push(declaration);
        this.begin();
    }

    /** Starts a wave, which may turn out to be empty, unless one is open. */
    begin(): void {
        if (this.#isCollecting) return;
        this.#isCollecting = true;
        void this.#collect();
    }

    async #collect(): Promise<void> {
        const isMock = isMocked(pulumi.runtime.getMonitor());
        const isFirst = this.#isFirst;
        this.#isFirst = false;
        const atRest = isFirst && !isMock && (await programAtRest()) === "atRest";
        if (!atRest) await new Promise(setImmediate);
        const isDerived = isFirst && this.#derived.stop();
        const isComplete = atRest && hasMainEnded() && !isDerived;
        const declarations = this.#declarations;
        this.#declarations = [];
        this.#isCollecting = false;
        this.#turns = this.#turns.then(() => this.take({ declarations, isComplete, isMock }));
    }
}
