import assert from "node:assert/strict";
import path from "node:path";
import { z } from "zod";
import { readNumber } from "../../provider/schema/phone-number";
import { World } from "../../provider/tenant/embedded/world/world";
import { readWorld } from "../../provider/tenant/embedded/world/world-source";

const { world } = readWorld(path.join(__dirname, "../../examples/contoso/world.yaml"));
/** The parts of a world that are lists. A world has only one cloud and one behaviour, so other tests cover those. */
const PARTS = ["accounts", "numbers", "locations"] as const;

function countByCountry(countries: readonly (string | null)[]): Record<string, number> {
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

/** Every value that the schema enumerates, for example `numbers.type=CallingPlan`. */
function enumerated(schema: Schema, place: string): string[] {
    return [
        ...(schema.enum ?? (schema.type === "boolean" ? ["true", "false"] : [])).map(value => `${place}=${value}`),
        ...(schema.anyOf ?? []).flatMap(each => enumerated(each, place)),
        ...(schema.items ? enumerated(schema.items, place) : []),
        ...Object.entries(schema.properties ?? {}).flatMap(([key, each]) => enumerated(each, `${place}.${key}`)),
    ];
}

/** Every value in the world, in the same form. */
function valuesIn(value: unknown, place: string): string[] {
    if (Array.isArray(value)) return value.flatMap(each => valuesIn(each, place));
    if (typeof value !== "object" || value === null) return [`${place}=${value}`];
    return Object.entries(value).flatMap(([key, each]) => valuesIn(each, `${place}.${key}`));
}

describe("the world of the example", () => {
    it("has 26 accounts, 61 numbers and 16 locations in five countries", () => {
        assert.deepEqual(countByCountry(world.accounts.map(({ usageLocation }) => usageLocation)), {
            CA: 3,
            DE: 5,
            FR: 3,
            GB: 4,
            US: 9,
            // The guest and the ghost.
            none: 2,
        });
        assert.deepEqual(countByCountry(world.numbers.map(({ country }) => country)), {
            CA: 7,
            DE: 10,
            FR: 6,
            GB: 11,
            US: 26,
            // The tenant does not know the country of a number that was never uploaded.
            none: 1,
        });
        assert.deepEqual(countByCountry(world.locations.map(({ country }) => country)), {
            CA: 3,
            DE: 3,
            FR: 3,
            GB: 3,
            US: 4,
        });
    });

    it("contains every enumerated value of the schema at least once", () => {
        const schema = z.toJSONSchema(World, { io: "input", unrepresentable: "any" }) as Schema;
        const expected = PARTS.flatMap(part => enumerated(schema.properties?.[part] ?? {}, part));
        const present = new Set(PARTS.flatMap(part => valuesIn(world[part], part)));
        assert.ok(expected.length > 40, `${expected.length} values found in the schema`);
        assert.deepEqual(
            expected.filter(value => !present.has(value)),
            [],
        );
    });

    it("has a location with every validation state in every country", () => {
        const present = new Set(world.locations.map(({ country, validation }) => `${country} ${validation}`));
        for (const country of ["US", "CA", "GB", "DE", "FR"]) {
            for (const validation of ["validated", "notValidated", "invalid"])
                assert.ok(present.has(`${country} ${validation}`), `${country} ${validation}`);
        }
    });

    it("has numbers of every type in every country", () => {
        const present = new Set(world.numbers.map(({ country, type }) => `${country} ${type}`));
        for (const country of ["US", "CA", "GB", "DE", "FR"]) {
            for (const type of ["CallingPlan", "OperatorConnect", "DirectRouting"]) {
                // Contoso has no Calling Plan in Germany, where it uses its own trunks.
                if (`${country} ${type}` === "DE CallingPlan") continue;
                assert.ok(present.has(`${country} ${type}`), `${country} ${type}`);
            }
        }
    });

    it("contains blocks that end, several extensions of one number, unused resource accounts and numbers of deleted accounts", () => {
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

    it("has only possible numbers, and one location in each city that the example looks up", () => {
        for (const { number } of world.numbers) assert.ok(readNumber(number).possible, number);
        for (const city of ["Vancouver", "Seattle"])
            assert.equal(world.locations.filter(location => location.city === city).length, 1, city);
    });
});
