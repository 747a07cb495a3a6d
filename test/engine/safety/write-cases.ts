import { FAULTS, isAssign, writesOf } from "./expected-writes";
import { castOf, DELETING, scenario, TITLES } from "./write-scenarios";

/** Every write of every scenario under every fault, each in people and numbers of its own. */
export const CASES = TITLES.flatMap(title =>
    writesOf(scenario(title, castOf(0))).flatMap((_, index) => FAULTS.map(kind => ({ title, index, kind }))),
).map(({ title, index, kind }, group) => {
    const cast = castOf(group);
    const own = scenario(title, cast);
    const write = writesOf(own)[index];
    if (!write) throw new Error(`${title} has no write ${index}`);
    const name = `${title}, ${kind} at ${write.operation} ${write.number ?? "the flag"} of ${write.person}`;
    return { kind, cast, scenario: own, write, name, isDelete: DELETING.includes(title) && !isAssign(write) };
});
export type Case = (typeof CASES)[number];
