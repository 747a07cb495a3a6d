import type { Declared } from "../../support/project";
import { objectId, PORTLAND, SEATTLE } from "../../support/worlds/world";

/** The people and numbers of one group; groups share neither, so that many can be in one stack. */
export interface Cast {
    readonly group: number;
    readonly people: readonly [string, string, string];
    readonly numbers: readonly [string, string, string];
    /** An Operator Connect number. */
    readonly oc: string;
}

export function castOf(group: number): Cast {
    const number = (index: number) => `+1206555${1000 + group * 4 + index}`;
    const person = (name: string) => `${name}${group}@contoso.com`;
    return {
        group,
        people: [person("ann"), person("ben"), person("cleo")],
        numbers: [number(0), number(1), number(2)],
        oc: number(3),
    };
}

export function personIdOf(cast: Cast, index: number): string {
    return objectId(10_000 + cast.group * 3 + index);
}

/** A change of a program, by which the tenant comes from one state to another. */
export interface Scenario {
    readonly title: string;
    /** Who has which number from somewhere else. */
    readonly byHand: readonly (readonly [person: string, number: string])[];
    readonly before: readonly Declared[];
    readonly after: readonly Declared[];
}

type Write = (cast: Cast) => Omit<Scenario, "title">;

const has = (identity: string, phoneNumber: string, more: Record<string, unknown> = {}) => ({
    identity,
    phoneNumber,
    phoneNumberType: "DirectRouting",
    ...more,
});
const oc = (identity: string, phoneNumber: string) =>
    has(identity, phoneNumber, { phoneNumberType: "OperatorConnect" });
const voice = (identity: string, enterpriseVoiceEnabled: boolean) => ({ identity, enterpriseVoiceEnabled });
const alternate = (identity: string, phoneNumber: string) =>
    has(identity, phoneNumber, { assignmentCategory: "Alternate" });

function change(
    { group }: Cast,
    before: Record<string, Record<string, unknown>>,
    after: Record<string, Record<string, unknown>>,
    byHand: Scenario["byHand"] = [],
): Omit<Scenario, "title"> {
    const named = (program: typeof before) =>
        Object.entries(program).map(([name, args]) => ({ name: `g${group}-${name}`, args }));
    return { byHand, before: named(before), after: named(after) };
}

const SCENARIOS: Record<string, Write> = {
    "a create": cast => {
        const [ann] = cast.people;
        return change(cast, {}, { a: has(ann, cast.numbers[0], { locationId: SEATTLE }) });
    },
    "a create with takeFrom": cast => {
        const [ann, ben] = cast.people;
        const [n1] = cast.numbers;
        return change(cast, {}, { a: has(ann, n1, { takeFrom: ben, locationId: SEATTLE }) }, [[ben, n1]]);
    },
    "a create with takeFrom from somebody whose flag is declared": cast => {
        const [ann, ben] = cast.people;
        const [n1] = cast.numbers;
        const flag = { v: voice(ben, true) };
        return change(cast, flag, { ...flag, a: has(ann, n1, { takeFrom: ben }) }, [[ben, n1]]);
    },
    "a change of location": cast => {
        const [[ann], [n1]] = [cast.people, cast.numbers];
        return change(
            cast,
            { a: has(ann, n1, { locationId: SEATTLE }) },
            { a: has(ann, n1, { locationId: PORTLAND }) },
        );
    },
    "a removal of the location": cast => {
        const [[ann], [n1]] = [cast.people, cast.numbers];
        return change(cast, { a: has(ann, n1, { locationId: SEATTLE }) }, { a: has(ann, n1, { locationId: null }) });
    },
    "a change of number": cast => {
        const [[ann], [n1, n2]] = [cast.people, cast.numbers];
        return change(
            cast,
            { a: has(ann, n1, { locationId: SEATTLE }) },
            { a: has(ann, n2, { locationId: PORTLAND }) },
        );
    },
    "a change of identity": cast => {
        const [[ann, ben], [n1]] = [cast.people, cast.numbers];
        return change(cast, { a: has(ann, n1) }, { a: has(ben, n1, { locationId: SEATTLE }) });
    },
    "a change of identity that removes the location": cast => {
        const [[ann, ben], [n1]] = [cast.people, cast.numbers];
        return change(cast, { a: has(ann, n1, { locationId: SEATTLE }) }, { a: has(ben, n1, { locationId: null }) });
    },
    "a change of identity away from somebody whose flag is declared": cast => {
        const [[ann, ben], [n1]] = [cast.people, cast.numbers];
        const flag = { v: voice(ann, true) };
        return change(cast, { ...flag, a: has(ann, n1) }, { ...flag, a: has(ben, n1) });
    },
    "a change of type": cast => {
        const [[ann], [n1]] = [cast.people, cast.numbers];
        return change(cast, { a: has(ann, n1) }, { a: oc(ann, cast.oc) });
    },
    "a change of category": cast => {
        const [[ann], [n1, n2]] = [cast.people, cast.numbers];
        const primary = { a: has(ann, n1) };
        const isPrivate = has(ann, n2, { assignmentCategory: "Private" });
        return change(cast, { ...primary, b: alternate(ann, n2) }, { ...primary, b: isPrivate });
    },
    "a swap of two": cast => {
        const [[ann, ben], [n1, n2]] = [cast.people, cast.numbers];
        return change(cast, { a: has(ann, n1), b: has(ben, n2) }, { a: has(ann, n2), b: has(ben, n1) });
    },
    "a swap of two that gives each number a location": cast => {
        const [[ann, ben], [n1, n2]] = [cast.people, cast.numbers];
        return change(
            cast,
            { a: has(ann, n1), b: has(ben, n2) },
            { a: has(ann, n2, { locationId: SEATTLE }), b: has(ben, n1, { locationId: PORTLAND }) },
        );
    },
    "a rotation of three": cast => {
        const [[ann, ben, cleo], [n1, n2, n3]] = [cast.people, cast.numbers];
        return change(
            cast,
            { a: has(ann, n1), b: has(ben, n2), c: has(cleo, n3) },
            { a: has(ann, n2), b: has(ben, n3), c: has(cleo, n1) },
        );
    },
    "a chain of successors": cast => {
        const [[ann, ben, cleo], [n1, n2, n3]] = [cast.people, cast.numbers];
        return change(
            cast,
            { a: has(ann, n1), b: has(ben, n2) },
            { a: has(ann, n3), b: has(ben, n1), c: has(cleo, n2) },
        );
    },
    "a delete": cast => {
        const [[ann], [n1]] = [cast.people, cast.numbers];
        return change(cast, { a: has(ann, n1, { locationId: SEATTLE }) }, {});
    },
    "a delete beside a declared flag": cast => {
        const [[ann], [n1]] = [cast.people, cast.numbers];
        const flag = { v: voice(ann, true) };
        return change(cast, { ...flag, a: has(ann, n1) }, flag);
    },
    "a create with replacesNumber": cast => {
        const [[ann], [n1, n2]] = [cast.people, cast.numbers];
        return change(cast, {}, { a: has(ann, n2, { replacesNumber: n1 }) }, [[ann, n1]]);
    },
    "an alternate beside the primary": cast => {
        const [[ann], [n1, n2]] = [cast.people, cast.numbers];
        return change(cast, {}, { a: has(ann, n1), b: alternate(ann, n2) });
    },
    "a change of the alternate": cast => {
        const [[ann], [n1, n2, n3]] = [cast.people, cast.numbers];
        const primary = { a: has(ann, n1) };
        return change(cast, { ...primary, b: alternate(ann, n2) }, { ...primary, b: alternate(ann, n3) });
    },
    "a flag that is created": cast => change(cast, {}, { v: voice(cast.people[0], true) }),
    "a flag that is changed": cast =>
        change(cast, { v: voice(cast.people[0], true) }, { v: voice(cast.people[0], false) }),
    "a flag that is deleted": cast => change(cast, { v: voice(cast.people[0], true) }, {}),
    "a number in place of a flag": cast => {
        const [[ann], [n1]] = [cast.people, cast.numbers];
        return change(cast, { a: voice(ann, false) }, { a: has(ann, n1) });
    },
    "a flag in place of a number": cast => {
        const [[ann], [n1]] = [cast.people, cast.numbers];
        return change(cast, { a: has(ann, n1) }, { a: voice(ann, true) });
    },
};

/** Those whose releases and flags belong to the engine's deletes, which it leaves out once anything else failed. */
export const DELETING: readonly string[] = [
    "a delete",
    "a delete beside a declared flag",
    "a flag that is deleted",
    "a flag in place of a number",
    "a change of the alternate",
];
export const TITLES = Object.keys(SCENARIOS);

export function scenario(title: string, cast: Cast): Scenario {
    const write = SCENARIOS[title];
    if (!write) throw new Error(`no scenario "${title}"`);
    return { title, ...write(cast) };
}
