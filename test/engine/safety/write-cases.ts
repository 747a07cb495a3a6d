import { FAULTS, isAssign, type Kind, type Planned, writesOf } from "./expected-writes";
import { type Cast, castOf, DELETING, type Scenario, scenario, TITLES } from "./write-scenarios";

export interface Case {
    readonly kind: Kind;
    readonly cast: Cast;
    readonly scenario: Scenario;
    /** The writes that meet the fault. */
    readonly writes: readonly Planned[];
    readonly name: string;
    readonly isDelete: boolean;
}

interface Specification {
    readonly title: string;
    readonly kind: Kind;
    /** Which of the scenario's writes meet the fault. */
    readonly indices: readonly number[];
}

const indicesOf = (title: string) => writesOf(scenario(title, castOf(0))).map((_, index) => index);
const oneByOne = (kinds: readonly Kind[]): Specification[] =>
    TITLES.flatMap(title => indicesOf(title).flatMap(index => kinds.map(kind => ({ title, kind, indices: [index] }))));

/** Each case has people and numbers of its own. */
const casesOf = (specifications: readonly Specification[]) =>
    specifications.map(({ title, kind, indices }, group): Case => {
        const cast = castOf(group);
        const own = scenario(title, cast);
        const writes = writesOf(own).filter((_, index) => indices.includes(index));
        const where = writes.map(
            ({ operation, number, person }) => `${operation} ${number ?? "the flag"} of ${person}`,
        );
        const isDelete = DELETING.includes(title) && writes.some(write => !isAssign(write));
        return { kind, cast, scenario: own, writes, name: `${title}, ${kind} at ${where.join(", ")}`, isDelete };
    });

/** Every write of every scenario under every fault. */
export const CASES = casesOf(oneByOne(FAULTS));

/** The same with fewer groups: a lost answer fails nothing, so one group loses the answers to all writes of its scenario. */
export const SHARED_CASES = casesOf([
    ...oneByOne(FAULTS.filter(kind => kind !== "cut-after")),
    ...TITLES.map(title => ({ title, kind: "cut-after" as const, indices: indicesOf(title) })),
]);
