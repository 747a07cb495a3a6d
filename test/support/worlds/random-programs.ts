import type { Declared } from "../declared";
import type { Chance } from "./random";
import { objectId, PORTLAND, SEATTLE, smallWorld } from "./world";

const COUNT = 5;
const WHO = Array.from({ length: COUNT }, (_, index) => index);
export const PEOPLE = WHO.map(index => `p${index}@contoso.com`);
const NUMBERS = WHO.flatMap(index => [
    { number: `+1206555020${index}`, type: "DirectRouting" },
    ...(index < 3 ? [{ number: `+1206555030${index}`, type: "OperatorConnect" }] : []),
]);

/** Five people, and eight numbers of two types; nobody has one at the start. */
export function randomWorld() {
    return {
        ...smallWorld(),
        accounts: PEOPLE.map((userPrincipalName, index) => ({
            objectId: objectId(100 + index),
            userPrincipalName,
            displayName: `P${index}`,
            usageLocation: "US",
            licences: ["MCOEV"],
        })),
        numbers: NUMBERS.map(each => ({ ...each, country: "US", city: "Seattle" })),
    };
}

/** What a program declares for one person: a number, or the flag where `number` is `null`. */
interface Wish {
    readonly name: string;
    readonly number: string | null;
    readonly locationId?: string;
}
/** By person; who is not in it has nothing. */
type Wishes = ReadonlyMap<number, Wish>;

/** A program that changes at random, in ways that need no other consent than it says. */
export class RandomProgram {
    #wishes: Wishes = new Map();
    #names = 0;
    constructor(private readonly chance: Chance) {}

    /** The next version of the program, with one to three changes. */
    next(): Declared[] {
        const before = this.#wishes;
        const after = new Map(before);
        for (let changes = 1 + this.chance.below(3); changes > 0; changes--) this.#change(after, before);
        this.#wishes = after;
        return this.chance.shuffled([...after].map(([who, wish]) => declare(who, wish, before, after)));
    }

    #change(after: Map<number, Wish>, before: Wishes): void {
        const { chance } = this;
        const who = chance.below(COUNT);
        const own = after.get(who);
        const holders = chance.shuffled([...after.keys()].filter(each => after.get(each)?.number));
        const free = NUMBERS.filter(({ number }) => ![...after.values()].some(each => each.number === number));
        const name = own?.name ?? this.#fresh();
        const place = chance.one([{}, {}, { locationId: SEATTLE }, { locationId: PORTLAND }]);
        switch (
            chance.one(["number", "number", "take", "turn", "turn", "none", "flag", "place", "rename", "hand-over"])
        ) {
            case "number":
                after.set(who, { name, number: chance.one(free).number, ...place });
                return;
            case "take": {
                const [loser] = holders.filter(each => each !== who);
                const number = loser === undefined ? null : after.get(loser)?.number;
                if (loser === undefined || !number) return;
                after.delete(loser);
                after.set(who, { name, number, ...place });
                return;
            }
            case "turn": {
                const circle = holders.slice(0, chance.one([2, 3]));
                const numbers = circle.map(each => after.get(each)?.number ?? null);
                for (const [index, each] of circle.entries()) {
                    const wish = after.get(each);
                    const number = numbers[(index + 1) % circle.length];
                    if (wish && number) after.set(each, { ...wish, number });
                }
                return;
            }
            case "none":
                after.delete(who);
                return;
            case "flag":
                after.set(who, { name, number: null });
                return;
            case "place":
                if (own?.number) after.set(who, { ...own, locationId: chance.one([SEATTLE, PORTLAND]) });
                return;
            case "rename":
                if (own) after.set(who, { ...own, name: this.#fresh() });
                return;
            case "hand-over": {
                // Only to somebody who had nothing: their own resource would be another one.
                const [giver] = holders.filter(each => before.get(each)?.number === after.get(each)?.number);
                const wish = giver === undefined ? undefined : after.get(giver);
                if (giver === undefined || !wish || own || before.has(who)) return;
                after.delete(giver);
                after.set(who, wish);
            }
        }
    }

    #fresh(): string {
        this.#names += 1;
        return `r${this.#names}`;
    }
}

/** The declaration, with the consents that the change from what was before needs. */
function declare(who: number, { name, number, locationId }: Wish, before: Wishes, after: Wishes): Declared {
    const identity = PEOPLE[who];
    if (number === null) return { name, args: { identity, enterpriseVoiceEnabled: true } };
    const holder = WHO.find(each => before.get(each)?.number === number);
    const isReplaced = (other: number | undefined) => other !== undefined && before.get(other)?.name === name;
    const isGiven = holder !== undefined && after.get(holder)?.number;
    const takeFrom =
        holder === undefined || holder === who || isGiven || isReplaced(holder) ? {} : { takeFrom: PEOPLE[holder] };
    const old = before.get(who)?.number;
    const replaces = old && old !== number && !isReplaced(who) ? { replacesNumber: old } : {};
    const phoneNumberType = NUMBERS.find(each => each.number === number)?.type;
    const location = locationId === undefined ? {} : { locationId };
    return { name, args: { identity, phoneNumber: number, phoneNumberType, ...location, ...takeFrom, ...replaces } };
}
