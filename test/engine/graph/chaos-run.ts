import { type OverGraph, overGraph } from "../../support/emulated-project";
import { checkpointOf, nameOf } from "../../support/engine/stack-file";
import { type Run, steps } from "../../support/project";
import { declared, differences, inWords, isSame, shown } from "../../support/worlds/tenancy";
import { repeated } from "../safety/expected-writes";
import { type ChaosCase, chaosCase } from "./chaos-case";

/** As many at once as there are, so that waits for one hold no other up. */
const PARALLEL = ["--parallel", "500"];
/** Which share of all calls meets a fault. */
const SHARE = 0.2;
/** How many runs may fail under faults. Then the faults end, and one more run has to succeed. */
const MOST_RUNS = 6;

export interface ChaosOutcome {
    /** What must not be; `[]` if all went well. */
    readonly wrong: readonly string[];
    readonly summary: string;
}

/** A program's change of hundreds of assignments over Graph, where faults meet a share of all calls. */
export async function chaos(seed: number, each?: number): Promise<ChaosOutcome> {
    const own = chaosCase(seed, each);
    const graph = await overGraph(own.world, {}, {}, { isLarge: true });
    try {
        return await new ChaosRun(seed, own, graph).carryOut();
    } finally {
        await graph.close();
    }
}

class ChaosRun {
    readonly #wrong: string[] = [];

    constructor(
        private readonly seed: number,
        private readonly own: ChaosCase,
        private readonly graph: OverGraph,
    ) {}

    async carryOut(): Promise<ChaosOutcome> {
        const { before, after, byHand } = this.own;
        const { project, emulator, tenant } = this.graph;
        for (const [identity, phoneNumber] of byHand)
            tenant.service.set({ identity, phoneNumber, phoneNumberType: "DirectRouting" });
        const up = (...more: string[]) => project.up("--continue-on-error", ...PARALLEL, ...more);
        project.declare(before);
        const first = await up();
        if (first.code !== 0) throw new Error(first.output);

        const { faults, requests } = emulator.emulation;
        faults.setChaos({ seed: this.seed, share: SHARE });
        requests.clear();
        project.declare(after);
        const runs: number[] = [];
        while (runs.length < MOST_RUNS && runs.at(-1) !== 0) runs.push(await this.#judged(up));
        const injected = faults.list().chaos?.injected ?? {};
        const { total } = requests.summary();
        faults.clear();
        if (runs.at(-1) !== 0 && (await this.#judged(up)) !== 0)
            this.#wrong.push("not even a run without faults succeeds");

        await this.#judgeEnd(up);
        const faultCount = Object.values(injected).reduce((sum, count) => sum + (count ?? 0), 0);
        return {
            wrong: this.#wrong,
            summary: `${runs.length} runs (errors: ${runs.join(", ")}), ${total} requests, ${faultCount} faults: ${JSON.stringify(injected)}`,
        };
    }

    /** One run, and what must be true after it whether it failed or not. @returns how many resources it reported. */
    async #judged(up: () => Promise<Run>): Promise<number> {
        const { code, output } = await up();
        const seen = await shown(this.graph.tenant, this.own.ours);
        const program = declared(this.own.after);
        const reported = new Set(
            [...output.matchAll(/PhoneNumberAssignment \((\S+)\):?\n?\s+error/g)].map(([, name]) => name),
        );
        if (code === 0) this.#add("after a run without errors", differences(program, seen));
        else if (!/error:/.test(output)) this.#add("a run failed and does not say why", [output]);
        // Where a resource cannot even be looked at, the engine begins no further ones, and the run fails for that reason.
        const begun = new Set(
            [...output.matchAll(/PhoneNumberAssignment (\S+) \**(?:creat|updat|replac)/g)].map(([, name]) => name),
        );
        for (const { name, args } of this.own.after.filter(each => begun.has(each.name))) {
            const [said] = declared([{ name, args }]).holdings;
            if (said && !reported.has(name) && !seen.holdings.some(each => isSame(said, each)))
                this.#add("failed and is not reported", [
                    name,
                    ...output.split("\n").filter(line => line.includes(name)),
                ]);
        }
        // What a run failed to create may be there, and then it is reported.
        const known = checkpointOf(this.graph.project).resources;
        for (const { initErrors, delete: isOld, outputs, ...rest } of known) {
            const [said] = declared([{ name: "", args: outputs }]).holdings;
            const name = nameOf({ outputs, ...rest });
            if (
                said &&
                !isOld &&
                !initErrors?.length &&
                !reported.has(name) &&
                !seen.holdings.some(each => isSame(said, each))
            )
                this.#add("the state says what the tenant does not show", [inWords(said)]);
        }
        for (const each of seen.holdings) {
            const isKnown = known.some(({ outputs }) => outputs.phoneNumber === each.number);
            const own = this.own.after.find(({ args }) => args.phoneNumber === each.number);
            if (!isKnown && !reported.has(own?.name)) this.#add("in no state and not reported", [inWords(each)]);
        }
        await this.#judgeConsent();
        return code === 0 ? 0 : Math.max(1, reported.size);
    }

    /** Only accounts of this program, and accounts that `takeFrom` names, may lose a number. */
    async #judgeConsent(): Promise<void> {
        const { alien, byHand, ours } = this.own;
        const idOf = new Map<string, string>();
        const people = [...ours, ...byHand.map(([who]) => who)];
        for (const [index, account] of (await this.graph.tenant.findAccounts(people)).entries())
            idOf.set(people[index] ?? "", account?.objectId ?? "");
        const hands = new Map(byHand.map(([who, number]) => [number, idOf.get(who)]));
        for (const number of alien) {
            const [record] = await this.graph.tenant.findNumbers([number]);
            if (record?.holder?.objectId !== hands.get(number)) this.#add("taken without consent", [number]);
        }
        for (const { operation, number, before, after, seq } of this.graph.tenant.log()) {
            const isTaken = before.holder !== null && after.holder !== before.holder;
            const mayGo = [...ours.map(who => idOf.get(who)), hands.get(number ?? "")].includes(before.holder ?? "");
            if (isTaken && !mayGo) this.#add("taken without consent", [`${seq}: ${operation} ${number}`]);
        }
    }

    async #judgeEnd(up: (...more: string[]) => Promise<Run>): Promise<void> {
        const written = this.graph.tenant.log().length;
        const { project } = this.graph;
        this.#add("at the end", differences(declared(this.own.after), await shown(this.graph.tenant, this.own.ours)));
        // An activation may end at any time.
        const values = () =>
            checkpointOf(project)
                .resources.map(({ urn, outputs: { activationState: _, ...others } }) => JSON.stringify([urn, others]))
                .sort()
                .join("\n");
        const before = values();
        const again = await up("--refresh");
        const { same: _, ...changes } = steps(again);
        if (again.code !== 0 || Object.values(changes).some(count => count > 0))
            this.#add("a further refresh or up finds something to do", [again.output]);
        // The summary does not count outputs that only the refresh changed.
        if (values() !== before) this.#add("a further refresh changes the state", [again.output]);
        const names = checkpointOf(project).resources.map(nameOf).sort();
        const wanted = this.own.after.map(({ name }) => name).sort();
        if (names.join() !== wanted.join()) this.#add("the state has other resources than the program", [names.join()]);
        if (this.graph.tenant.log().length !== written) this.#add("a further run wrote", []);
        this.#add("written twice", repeated(this.graph.tenant.log()));
    }

    #add(about: string, what: readonly string[]): void {
        this.#wrong.push(...what.map(each => `${about}: ${each}`));
    }
}
