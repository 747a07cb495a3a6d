import type { ServiceFault } from "../../../provider/tenant/embedded/faults/service-fault";
import type { LogEntry } from "../../../provider/tenant/embedded/history/change-log";
import { type Checkpoint, nameOf } from "../../support/engine/stack-file";
import { declared, type Holding, inWords, isSame, type Tenancy } from "../../support/worlds/tenancy";
import { type Cast, personIdOf, type Scenario } from "./write-scenarios";

export const FAULTS = ["refuse", "cut-before", "cut-after"] as const;
export type Kind = (typeof FAULTS)[number];

/** A write that a scenario leads to. */
export interface Planned {
    readonly operation: "set" | "remove";
    /** `null` for a flag. */
    readonly number: string | null;
    /** UPN. */
    readonly person: string;
    /** Whether the write that would give the old back is of the same number and account. */
    readonly isGiveBack: boolean;
}

/** What people have before the change. Nobody gave the numbers a location of which nothing is said. */
export function tenancyBefore({ byHand, before }: Scenario): Tenancy {
    const { holdings, flags } = declared(before);
    const found = byHand.map(([person, number]) => ({ person, number, type: "DirectRouting", category: "Primary" }));
    return {
        holdings: [...holdings, ...found].map(each => ({
            locationId: null,
            ...each,
            ...("locationId" in each && each.locationId === undefined ? { locationId: null } : {}),
        })),
        flags,
    };
}

/** The fewest writes that make the scenario's change, derived only from what is there before and after it. */
export function writesOf(scenario: Scenario): Planned[] {
    const [before, after] = [tenancyBefore(scenario), declared(scenario.after)];
    const isAssignedIn = (tenancy: Tenancy, one: Holding) =>
        tenancy.holdings.some(each => isSame({ ...one, locationId: undefined }, each));
    const holds = (tenancy: Tenancy, person: string) => tenancy.holdings.some(each => each.person === person);
    const flagNow = (person: string) =>
        holds(after, person) || (!holds(before, person) && before.flags.get(person) === true);
    const people = new Set([...before.flags.keys(), ...after.flags.keys()]);
    return [
        ...before.holdings
            .filter(each => !isAssignedIn(after, each))
            .map(({ number, person }) => ({ operation: "remove" as const, number, person, isGiveBack: false })),
        ...after.holdings
            .filter(each => !before.holdings.some(old => isSame(each, old)))
            .map(({ number, person }) => ({
                operation: "set" as const,
                number,
                person,
                isGiveBack: before.holdings.some(each => each.number === number && each.person === person),
            })),
        ...[...people]
            // A flag that is no longer declared goes back to what it was, which is off.
            .filter(person => (after.flags.get(person) ?? holds(after, person)) !== flagNow(person))
            .map(person => ({ operation: "set" as const, number: null, person, isGiveBack: false })),
    ];
}

/** The fault that meets this write: a refusal each time that it is tried, a broken connection once. */
export function faultOn(
    { operation, number, person, isGiveBack }: Planned,
    kind: Kind,
    accountOf: (person: string) => string,
): ServiceFault {
    return {
        operation,
        kind,
        ...(number === null ? {} : { number }),
        account: accountOf(person),
        times: kind === "refuse" && !isGiveBack ? 9 : 1,
    };
}

export function isAssign({ operation, number }: Planned): boolean {
    return operation === "set" && number !== null;
}

export function accountIn(cast: Cast, person: string): string {
    return personIdOf(cast, cast.people.indexOf(person));
}

/**
 * Where a failed change left an account with neither its old nor its new number. A number may be free only if its former holder
 * got a new one from another declaration of the same run.
 */
export function lost(scenario: Scenario, seen: Tenancy): string[] {
    const [before, after] = [tenancyBefore(scenario), declared(scenario.after)];
    const found = seen.holdings
        .filter(now => ![...before.holdings, ...after.holdings].some(each => isSame(each, now)))
        .map(each => `neither old nor new: ${inWords(each)}`);
    for (const old of before.holdings) {
        const isOwn = (each: Holding) =>
            each.person === old.person && (each.category === old.category || each.number === old.number);
        const hasNew = seen.holdings.some(each => isOwn(each) && after.holdings.some(one => isSame(one, each)));
        const mayEnd = !after.holdings.some(isOwn);
        const isWanted = after.holdings.some(each => each.number === old.number);
        const isMoved = seen.holdings.some(each => each.number === old.number && each.person !== old.person);
        if (!seen.holdings.some(each => isSame(old, each)) && !hasNew && !(mayEnd && (isMoved || !isWanted)))
            found.push(`${old.person} lost ${old.number} for nothing`);
    }
    return found;
}

/**
 * Where the state says what the tenant does not show, or the tenant shows what no resource of the state says. The state may lag
 * behind where another declaration of an exchange made what the program declares, which the run then says, or where a flag is
 * what failed: the next `up` finds it done, or does it.
 */
export function untrue(
    { resources }: Checkpoint,
    scenario: Scenario,
    seen: Tenancy,
    failed: Planned,
    output: string,
): string[] {
    const names = scenario.after.map(({ name }) => name);
    // A delete that failed in its last write leaves its resource, for the next `up` to finish.
    const live = resources.filter(each => !each.delete && !each.initErrors?.length && names.includes(nameOf(each)));
    const wanted = declared(scenario.after).holdings;
    const isAhead = ({ person }: Holding) =>
        seen.holdings.some(
            each =>
                each.person === person &&
                wanted.some(one => isSame(one, each)) &&
                output.includes(`${each.number} went to ${person.replace(/@.*/, "")} `),
        );
    const said = resources.map(({ outputs }) => declared([{ name: "", args: outputs }]));
    const found: string[] = [];
    for (const { urn, outputs } of live) {
        const { holdings, flags } = declared([{ name: urn, args: outputs }]);
        // Every output is there in both forms; a number's flag is the account's, and a flag has no number.
        if (outputs.phoneNumber !== null) {
            const [holding] = holdings;
            if (holding && !isAhead(holding) && !seen.holdings.some(each => isSame(holding, each)))
                found.push(`not so: ${inWords(holding)}`);
        } else
            for (const [who, flag] of flags)
                if (failed.number !== null && seen.flags.get(who) !== flag) found.push(`${who}'s flag is not ${flag}`);
    }
    const isKnown = (one: Holding) =>
        isAhead(one) ||
        said.some(({ holdings }) => holdings.some(each => each.number === one.number && each.person === one.person)) ||
        scenario.byHand.some(([person, number]) => person === one.person && number === one.number);
    return [...found, ...seen.holdings.filter(each => !isKnown(each)).map(each => `in no state: ${inWords(each)}`)];
}

/** Writes that changed nothing: something that was so already was written once more. */
export function repeated(log: readonly LogEntry[]): string[] {
    return log
        .filter(({ before, after }) => JSON.stringify(before) === JSON.stringify(after))
        .map(({ seq, operation, number, account }) => `${seq}: ${operation} ${number} ${account}`);
}
