import fc from "fast-check";
import { LOCATIONS, NUMBERS, objectId, PEOPLE, pick, type RawWorld, sip, upn, worlds } from "./worlds";

export type Arguments = Record<string, unknown>;
export interface Pair {
    readonly world: RawWorld;
    readonly program: readonly Arguments[];
}

const UNKNOWN_LOCATION = "99999999-0000-4000-8000-000000000001";
const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const spelling = pick(
    [52, upn],
    [18, objectId],
    [10, sip],
    [6, (index: number) => `sip:${sip(index).toUpperCase()}`],
    [6, (index: number) => upn(index).toUpperCase()],
    [3, () => "zoe@contoso.com"],
    [2, () => "99999999-0000-4000-8000-000000000099"],
    [3, (index: number) => `person${index}`],
);
const numberSpelling = pick(
    [72, (number: string) => number],
    [16, (number: string) => number.slice(1)],
    [3, (number: string) => `tel:${number}`],
    [3, (number: string) => `+1 206 ${number.slice(-7)}`],
    [4, () => "+12065559999"],
    [1, () => "+1206555000"],
    [1, () => "reception"],
);
const typeSpelling = pick(
    [88, (type: string) => type],
    [3, () => "DirectRouting"],
    [3, () => "CallingPlan"],
    [2, () => "OperatorConnect"],
    [2, (type: string) => type.toLowerCase()],
    [2, () => "Calling"],
);
const category = pick([58, undefined], [14, "Primary"], [16, "Alternate"], [10, "Private"], [2, "Second"]);
const location = pick<(country: string | null) => string | null | undefined>(
    [36, () => undefined],
    [44, (country: string | null) => LOCATIONS.find(each => each.country === country)?.id],
    [2, () => LOCATIONS[0].id],
    [4, () => LOCATIONS[1].id],
    [2, () => LOCATIONS[2].id],
    [2, () => LOCATIONS[5].id],
    [3, () => null],
    [2, () => "null"],
    [3, () => UNKNOWN_LOCATION],
    [2, () => "Vancouver"],
);
const extra = pick<Arguments>([96, {}], [2, { hostedVoiceMail: true }], [2, { telephoneNumber: "+12065550100" }]);

const assignment = fc
    .record({
        person,
        spelling,
        target: fc.integer({ min: 0, max: NUMBERS.length - 1 }),
        numberSpelling,
        typeSpelling,
        category,
        location,
        takeFrom: pick([70, "holder"], [26, "nobody"], [4, "somebody"]),
        extra,
    })
    .map(drawn => (world: RawWorld): Arguments => {
        const number = world.numbers[drawn.target];
        if (!number) throw new Error("the inventory is shorter than its list");
        const holder = number.holder !== undefined && number.holder !== upn(drawn.person) ? number.holder : undefined;
        const takeFrom = { holder, nobody: undefined, somebody: upn((drawn.person + 1) % PEOPLE) }[drawn.takeFrom];
        return given({
            identity: drawn.spelling(drawn.person),
            phoneNumber: drawn.numberSpelling(number.number),
            phoneNumberType: drawn.typeSpelling(number.type),
            assignmentCategory: drawn.category,
            locationId: drawn.location(number.country),
            takeFrom,
            ...drawn.extra,
        });
    });

const voice = fc
    .record({
        person,
        spelling,
        enabled: pick<unknown>([42, true], [42, false], [16, "true"]),
        extra,
        isMixed: fc.nat(9).map(drawn => drawn === 0),
    })
    .map(
        drawn => (): Arguments => ({
            identity: drawn.spelling(drawn.person),
            enterpriseVoiceEnabled: drawn.enabled,
            ...drawn.extra,
            ...(drawn.isMixed && drawn.enabled !== false
                ? { phoneNumber: NUMBERS[0].number, phoneNumberType: "DirectRouting" }
                : {}),
        }),
    );

const incomplete = fc
    .record({ whole: assignment, missing: fc.constantFrom("identity", "phoneNumber", "phoneNumberType") })
    .map(
        ({ whole, missing }) =>
            (world: RawWorld): Arguments =>
                given({ ...whole(world), [missing]: undefined }),
    );

const declaration = fc.oneof(
    { weight: 84, arbitrary: assignment },
    { weight: 16, arbitrary: voice },
    { weight: 3, arbitrary: incomplete },
);

/** Situations that random choices would seldom produce. */
const scenario = pick<(world: RawWorld, rest: readonly Arguments[], locationId: string | null) => readonly Arguments[]>(
    [40, (_, rest) => rest],
    // One person under two names: what a comparison of spellings cannot see.
    [10, (_, [first, ...rest]) => (first ? [first, { ...rest[0], ...first, ...renamed(first), ...moved(first) }] : [])],
    [8, (_, rest) => rest.map(each => ({ ...each, ...free("+12065559999") }))],
    [
        8,
        (_, rest) => [{ ...free("+12065559998"), identity: upn(0), assignmentCategory: "Alternate" }, ...rest.slice(1)],
    ],
    [6, world => [{ ...free("+12065559996"), identity: heldIn(world)?.holder, assignmentCategory: "Private" }]],
    // A held number gets another location.
    [16, (world, _, locationId) => [{ ...about(heldIn(world)), locationId }]],
    // A free number goes to an account without one.
    [12, (world, _, locationId) => [{ ...about(freeIn(world)), identity: withoutNumber(world), locationId }]],
    [8, world => [{ ...about(freeIn(world)), identity: withoutNumber(world) }]],
    // A move.
    [8, (world, _, locationId) => [move(world, locationId)]],
);

/** Tenants and what a program declares in them: one declaration as a rule, three at most. */
export const pairs: fc.Arbitrary<Pair> = fc
    .record({
        world: worlds(pick([80, 0], [6, 9], [14, 10])),
        size: pick([62, 1], [26, 2], [12, 3]),
        declarations: fc.tuple(declaration, declaration, declaration),
        scenario,
        locationId: fc.constantFrom(null, UNKNOWN_LOCATION, "Vancouver", ...LOCATIONS.map(({ id }) => id)),
    })
    .map(({ world, size, declarations, scenario: make, locationId }) => {
        const program = declarations.slice(0, size).map(each => each(world));
        return { world, program: make(world, program, locationId).map(given) };
    });

function given(args: Arguments): Arguments {
    return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

const free = (phoneNumber: string) => ({ phoneNumber, phoneNumberType: "DirectRouting" });

function renamed({ identity }: Arguments): Arguments {
    const index = /person(\d)@/.exec(String(identity))?.[1];
    return index === undefined ? {} : { identity: objectId(Number(index)) };
}

function moved(args: Arguments): Arguments {
    if ("enterpriseVoiceEnabled" in args) return { enterpriseVoiceEnabled: args.enterpriseVoiceEnabled !== true };
    return free("+12065559997");
}

const heldIn = ({ numbers }: RawWorld) => numbers.find(({ holder }) => holder !== undefined);
const freeIn = ({ numbers }: RawWorld) =>
    numbers.find(each => each.holder === undefined && each.type === "CallingPlan");

function withoutNumber({ numbers }: RawWorld): string {
    const people = Array.from({ length: PEOPLE }, (_, index) => upn(index));
    return people.find(each => !numbers.some(({ holder }) => holder === each)) ?? upn(0);
}

function about(number: RawWorld["numbers"][number] | undefined): Arguments {
    if (!number) return { identity: upn(0), ...free("+12065559995") };
    return {
        identity: number.holder,
        phoneNumber: number.number,
        phoneNumberType: number.type,
        assignmentCategory: number.category,
    };
}

function move(world: RawWorld, locationId: string | null): Arguments {
    const number = heldIn(world);
    const args = { ...about(number), identity: withoutNumber(world), assignmentCategory: "Primary" };
    return { ...args, takeFrom: number?.holder, ...(number?.type === "DirectRouting" ? {} : { locationId }) };
}
