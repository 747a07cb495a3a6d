import type { Declared } from "../../support/project";
import { Chance } from "../../support/worlds/random";
import { PORTLAND, SEATTLE, TENANT } from "../../support/worlds/world";

/** The number of changes of each kind: creates, changes of location, moves with `takeFrom`, removals. */
export const EACH = 125;
const KINDS = ["create", "locate", "move", "remove"] as const;
type Kind = (typeof KINDS)[number];

/** A change of a program by hundreds of assignments, in a tenant where others have numbers too. */
export interface ChaosCase {
    readonly world: unknown;
    readonly before: readonly Declared[];
    readonly after: readonly Declared[];
    /** UPNs of the accounts that the program declares numbers for. */
    readonly ours: readonly string[];
    /** Who has which number from elsewhere: `takeFrom` names some of them. */
    readonly byHand: readonly (readonly [upn: string, number: string])[];
    /** What nobody may touch: numbers that the program does not name. */
    readonly alien: readonly string[];
}

/** What an argument `locationId` can be: one in four says nothing. */
const LOCATED = [{}, { locationId: null }, { locationId: SEATTLE }, { locationId: PORTLAND }];

/** @param seed Decides who gets which location, who had a number before, and in which order all is declared. */
export function chaosCase(seed: number, each = EACH): ChaosCase {
    const chance = new Chance(seed);
    const all = KINDS.flatMap((kind, block) =>
        Array.from({ length: each }, (_, index) => oneOf(kind, block * each + index, chance)),
    );
    const aliens = Array.from({ length: each }, (_, index) => ({ upn: upn("alien", index), number: number(9, index) }));
    const byHand = [
        ...all.flatMap(({ taken }) => (taken ? [taken] : [])),
        ...aliens.map(each => [each.upn, each.number] as const),
    ];
    const ours = all.map(({ person }) => person);
    return {
        world: world(
            [...ours, ...byHand.map(([who]) => who)],
            [...all.flatMap(one => one.numbers), ...aliens.map(one => one.number)],
        ),
        before: chance.shuffled(all.flatMap(one => one.before ?? [])),
        after: chance.shuffled(all.flatMap(one => one.after ?? [])),
        ours,
        byHand,
        alien: aliens.map(one => one.number),
    };
}

const upn = (role: string, index: number) => `${role}.${index}@contoso.com`;
const number = (block: number, index: number) => `+1206${block}${String(index).padStart(6, "0")}`;

interface One {
    readonly person: string;
    readonly numbers: readonly string[];
    readonly before?: Declared;
    readonly after?: Declared;
    /** Who has the number from elsewhere. */
    readonly taken?: readonly [upn: string, number: string];
}

function oneOf(kind: Kind, index: number, chance: Chance): One {
    const person = upn(kind, index);
    const [fresh, other] = [number(2, index), number(3, index)];
    const located = () => chance.one(LOCATED);
    const has = (phoneNumber: string, more: Record<string, unknown>): Declared => ({
        name: `${kind}-${index}`,
        args: { identity: person, phoneNumber, phoneNumberType: "DirectRouting", ...more },
    });
    const numbers = [fresh, other];
    switch (kind) {
        case "create":
            return { person, numbers, after: has(fresh, located()) };
        case "locate": {
            const [from, to] = chance.shuffled([null, SEATTLE, PORTLAND]);
            return { person, numbers, before: has(fresh, { locationId: from }), after: has(fresh, { locationId: to }) };
        }
        case "move": {
            const victim = upn("former", index);
            const had = chance.below(2) === 0 ? { before: has(other, located()) } : {};
            const after = has(fresh, { ...located(), takeFrom: victim });
            return { person, numbers, ...had, after, taken: [victim, fresh] as const };
        }
        case "remove":
            return { person, numbers, before: has(fresh, located()) };
    }
}

function world(people: readonly string[], numbers: readonly string[]) {
    return {
        tenant: { id: TENANT, name: "Chaos", cloud: "Commercial" },
        accounts: people.map((userPrincipalName, index) => ({
            objectId: `33333333-0000-4000-8000-${String(index).padStart(12, "0")}`,
            userPrincipalName,
            displayName: userPrincipalName.replace(/@.*/, ""),
            usageLocation: "US",
            licences: ["MCOEV"],
        })),
        numbers: numbers.map(each => ({ number: each, type: "DirectRouting", country: "US" })),
        locations: [SEATTLE, PORTLAND].map((locationId, index) => ({
            locationId,
            description: `Office ${index}`,
            address: `${index} Pike Street`,
            city: "Seattle",
            country: "US",
            validation: "validated",
        })),
    };
}
