import { setTimeout as pause } from "node:timers/promises";
import type { ServiceFault } from "../../../provider/tenant/embedded/faults/service-fault";
import { checkpointOf, nameOf, removeEmptyAttributes } from "../../support/engine/stack-file";
import { descendantsOf, ended } from "../../support/processes";
import { type Declared, Project, type Run, steps } from "../../support/project";
import { Chance } from "../../support/worlds/random";
import { PEOPLE, RandomProgram, randomWorld } from "../../support/worlds/random-programs";
import { declared, differences, shown } from "../../support/worlds/tenancy";
import { repeated, writesOf } from "./expected-writes";

/** How long a call is held up, which gives time to kill the engine. */
const HELD_UP_MS = 500;
/** How long a dead engine's provider may go on: it finishes what it is at, and ends some seconds later. */
const PATIENCE_MS = 2000;
const POLL_MS = 20;
/** How often one change of the program is killed at most. */
const MOST_KILLS = 3;

interface Kill {
    readonly victim: "provider" | "engine";
    readonly fault: ServiceFault;
}

export interface Round {
    readonly engine: number;
    readonly provider: number;
    readonly wrong: readonly string[];
}

/** A stack whose program changes at random, and whose runs are killed at random. */
export class KilledStack {
    readonly #program: RandomProgram;
    #declared: readonly Declared[] = [];

    private constructor(
        private readonly project: Project,
        private readonly chance: Chance,
    ) {
        this.#program = new RandomProgram(chance);
    }

    static async create(seed: number): Promise<KilledStack> {
        return new KilledStack(await Project.create({ world: randomWorld() }), new Chance(seed));
    }

    /**
     * Changes the program, kills its run, and perhaps the runs that are to recover, then lets one run to its end.
     * @returns how often it killed the engine and the provider (0 and 0 if the run ended before the kill), and what is wrong.
     */
    async round(isThorough: boolean): Promise<Round> {
        const before = this.#declared;
        this.#declared = this.#program.next();
        this.project.declare(this.#declared);
        const writes = writesOf({ title: "", byHand: [], before, after: this.#declared });
        const kills: Kill[] = [];
        let run: Run | null = null;
        for (let left = 1 + this.chance.below(MOST_KILLS); left > 0 && !run; left--) {
            // What is left to write after a first kill is not known, but there is always something to read.
            const kill = this.#chooseKill(kills.length === 0 ? writes : []);
            this.project.tenant.faults.add(kill.fault);
            const ended = kill.victim === "engine" ? await this.#killEngine() : await this.#killProvider();
            this.project.tenant.faults.clear();
            if (ended === "killed") kills.push(kill);
            else run = ended;
        }
        const wrong = await this.#judge(run ?? (await this.project.up()), isThorough);
        const about = `${JSON.stringify(kills)}; ${JSON.stringify(before)} -> ${JSON.stringify(this.#declared)}`;
        return {
            engine: kills.filter(({ victim }) => victim === "engine").length,
            provider: kills.filter(({ victim }) => victim === "provider").length,
            wrong: wrong.map(each => `${each} (${about})`),
        };
    }

    close(): void {
        this.project.close();
    }

    #chooseKill(writes: readonly { operation: "set" | "remove" }[]): Kill {
        const { chance } = this;
        const operation = chance.one([...writes.map(each => each.operation), "get"] as const);
        const most = operation === "get" ? 24 : writes.filter(each => each.operation === operation).length;
        const [victim, when] = [chance.one(["provider", "engine"] as const), chance.one(["before", "after"] as const)];
        const point = { operation, skip: chance.below(most) };
        return victim === "provider"
            ? { victim, fault: { ...point, kind: `kill-${when}` } }
            : { victim, fault: { ...point, kind: `delay-${when}`, ms: HELD_UP_MS } };
    }

    /** The process that makes the call kills itself: the provider, or the program if the program reads. */
    async #killProvider(): Promise<Run | "killed"> {
        const run = await this.project.up();
        return this.project.tenant.faults.left() === 0 ? "killed" : run;
    }

    /** Kills the engine while a call is held up, which its provider then goes on with. */
    async #killEngine(): Promise<Run | "killed"> {
        const { child, ended: end } = this.project.start("up", "--yes", "--skip-preview");
        let over: Run | null = null;
        end.then(run => {
            over = run;
        });
        while (!over && this.project.tenant.faults.left() > 0) await pause(POLL_MS);
        if (over || child.pid === undefined) return end;
        const orphans = descendantsOf(child.pid);
        child.kill("SIGKILL");
        await ended(orphans, PATIENCE_MS);
        await end;
        removeEmptyAttributes(this.project);
        await this.project.pulumi("cancel", "--yes");
        // What the engine says to do next; without it the note of an interrupted create stays in the state.
        if (this.chance.below(2) === 0) await this.project.refresh("--clear-pending-creates");
        return "killed";
    }

    async #judge(run: Run, isThorough: boolean): Promise<string[]> {
        if (run.code !== 0) return [`the up after it failed: ${run.output}`];
        const wrong = differences(declared(this.#declared), await shown(this.project.tenant, PEOPLE));
        const { resources, pending } = checkpointOf(this.project);
        const [is, should] = [resources.map(nameOf).sort(), this.#declared.map(({ name }) => name).sort()];
        if (is.join() !== should.join()) wrong.push(`the state has ${is}, not ${should}`);
        if (resources.some(each => each.delete)) wrong.push("the state has something left to delete");
        if (pending.some(each => each !== "creating")) wrong.push(`operations are pending: ${pending}`);
        wrong.push(...repeated(this.project.log()).map(each => `written twice: ${each}`));
        if (!isThorough) return wrong;
        const written = this.project.log().length;
        const { same: _, ...changes } = steps(await this.project.up());
        if (Object.values(changes).some(count => count > 0)) wrong.push(`a second up had ${JSON.stringify(changes)}`);
        if (this.project.log().length > written) wrong.push("a second up wrote");
        return wrong;
    }
}
