import assert from "node:assert/strict";
import path from "node:path";
import { z } from "zod";
import { readNumber } from "../../provider/schema/phone-number";
import { loadWorld, World } from "../../provider/tenant/embedded/world/world";

const { world } = loadWorld(path.join(__dirname, "../../examples/contoso/world.yaml"));
/** Parts of a world that hold many entries. One tenant has one cloud and one behaviour, so those are left to other tests. */
const PARTS = ["accounts", "numbers", "locations"] as const;

function counted(countries: readonly (string | null)[]): Record<string, number> {
    const names = [...new Set(countries)].sort();
    return Object.fromEntries(names.map(name => [name ?? "none", countries.filter(each => each === name).length]));
}

interface Schema {
    readonly enum?: readonly string[];
    readonly type?: string | readonly string[];
    readonly anyOf?: readonly Schema[];
    readonly items?: Schema;
    readonly properties?: Readonly<Record<string, Schema>>;
}

/** Every value that the schema enumerates, as in `numbers.type=CallingPlan`. */
function enumerated(schema: Schema, place: string): string[] {
    return [
        ...(schema.enum ?? (schema.type === "boolean" ? ["true", "false"] : [])).map(value => `${place}=${value}`),
        ...(schema.anyOf ?? []).flatMap(each => enumerated(each, place)),
        ...(schema.items ? enumerated(schema.items, place) : []),
        ...Object.entries(schema.properties ?? {}).flatMap(([key, each]) => enumerated(each, `${place}.${key}`)),
    ];
}

/** Every value that the world holds, in the same form. */
function held(value: unknown, place: string): string[] {
    if (Array.isArray(value)) return value.flatMap(each => held(each, place));
    if (typeof value !== "object" || value === null) return [`${place}=${value}`];
    return Object.entries(value).flatMap(([key, each]) => held(each, `${place}.${key}`));
}

describe("the example's world", () => {
    it("has 26 accounts, 61 numbers and 16 locations in five countries", () => {
        assert.deepEqual(counted(world.accounts.map(({ usageLocation }) => usageLocation)), {
            CA: 3,
            DE: 5,
            FR: 3,
            GB: 4,
            US: 9,
            // The guest and the ghost.
            none: 2,
        });
        assert.deepEqual(counted(world.numbers.map(({ country }) => country)), {
            CA: 7,
            DE: 10,
            FR: 6,
            GB: 11,
            US: 26,
            // Of a number that nobody uploaded the tenant knows no country.
            none: 1,
        });
        assert.deepEqual(counted(world.locations.map(({ country }) => country)), { CA: 3, DE: 3, FR: 3, GB: 3, US: 4 });
    });

    it("holds every value that a world can enumerate, at least once", () => {
        const schema = z.toJSONSchema(World, { io: "input", unrepresentable: "any" }) as Schema;
        const wanted = PARTS.flatMap(part => enumerated(schema.properties?.[part] ?? {}, part));
        const there = new Set(PARTS.flatMap(part => held(world[part], part)));
        assert.ok(wanted.length > 40, `${wanted.length} values found in the schema`);
        assert.deepEqual(
            wanted.filter(value => !there.has(value)),
            [],
        );
    });

    it("has a location of every validation in every country", () => {
        const there = new Set(world.locations.map(({ country, validation }) => `${country} ${validation}`));
        for (const country of ["US", "CA", "GB", "DE", "FR"]) {
            for (const validation of ["validated", "notValidated", "invalid"])
                assert.ok(there.has(`${country} ${validation}`), `${country} ${validation}`);
        }
    });

    it("has numbers of every type in every country", () => {
        const there = new Set(world.numbers.map(({ country, type }) => `${country} ${type}`));
        for (const country of ["US", "CA", "GB", "DE", "FR"]) {
            for (const type of ["CallingPlan", "OperatorConnect", "DirectRouting"]) {
                // Contoso has no Calling Plan in Germany: its numbers there come over its own trunks.
                if (`${country} ${type}` === "DE CallingPlan") continue;
                assert.ok(there.has(`${country} ${type}`), `${country} ${type}`);
            }
        }
    });

    it("has what no single value shows: blocks that end, extensions of one base number, resource accounts without a use", () => {
        assert.ok(world.numbers.some(({ block }) => !["none", "forever"].includes(block)));
        const extensions = world.numbers.filter(({ number }) => number.startsWith("+493023125100;ext="));
        assert.equal(extensions.length, 3);
        const resources = world.accounts.filter(({ type }) => type === "resourceAccount");
        assert.ok(resources.some(({ serves, licences }) => serves === undefined && licences.length > 0));
        assert.ok(resources.some(({ licences }) => licences.length === 0));
        assert.ok(world.accounts.some(({ onPremisesNumber }) => onPremisesNumber !== null));
        const holderOf = (type: string) => world.accounts.find(each => each.type === type)?.userPrincipalName;
        for (const type of ["ghost", "softDeleted", "room", "sharedDevice"])
            assert.ok(
                world.numbers.some(({ holder }) => holder === holderOf(type)),
                type,
            );
    });

    it("has only numbers that can exist, and no emergency location that makes the example's look-ups ambiguous", () => {
        for (const { number } of world.numbers) assert.ok(readNumber(number).possible, number);
        for (const city of ["Vancouver", "Seattle"])
            assert.equal(world.locations.filter(location => location.city === city).length, 1, city);
    });
});
