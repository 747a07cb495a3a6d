import assert from "node:assert/strict";
import fc from "fast-check";
import { CONFIGURATION_KEYS } from "../../provider/config/raw-configuration";
import { readConfiguration } from "../../provider/config/stack-configuration";
import { TeamsPhoneError } from "../../provider/errors";
import { assertClear, assertHumane, errorOf, unquoted } from "./clear";
import { MALFORMED } from "./configurations";

function read(values: Readonly<Record<string, string>>) {
    const given = new Map(Object.entries(values).map(([key, value]) => [`teams-phone:${key}`, value]));
    return readConfiguration(key => given.get(`teams-phone:${key}`), [...given.keys()]);
}

describe("malformed configurations", () => {
    it(`are a list of ${MALFORMED.length}, each with a different fault`, () => {
        assert.ok(MALFORMED.length >= 40);
        assert.equal(new Set(MALFORMED.map(([wrong]) => wrong)).size, MALFORMED.length);
    });

    for (const [wrong, key, values] of MALFORMED) {
        it(`get one clear error: ${wrong}`, async () => {
            const error = await errorOf(() => read(values));
            assertClear(error, "configuration", `teams-phone:${key}: `);
            const [, ...lines] = (error as Error).message.split("\n");
            assert.equal(lines.length, 1, lines.join("\n"));
        });
    }

    it("never show the value of an unknown key, which may be a secret", async () => {
        const error = await errorOf(() => read({ tenant: "embedded", clientSecret: "hunter2" }));
        assert.doesNotMatch((error as Error).message, /hunter2/);
    });

    it("are all reported at once", async () => {
        const values = {
            tenant: "Embedded",
            world: "",
            tenantId: "x",
            ruleset: "",
            rules: "5",
            validation: "",
            colour: "",
        };
        const places = Object.keys(values).map(key => `teams-phone:${key}: `);
        assertClear(await errorOf(() => read(values)), "configuration", ...places);
    });

    it("are accepted or refused with a message for any values", () => {
        const key = fc.constantFrom(...CONFIGURATION_KEYS);
        const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.json(), fc.constant("embedded"));
        fc.assert(
            fc.property(fc.dictionary(fc.oneof({ weight: 9, arbitrary: key }, fc.string()), value), values => {
                try {
                    read(values);
                } catch (error) {
                    assert.ok(error instanceof TeamsPhoneError, String(error));
                    assertHumane(unquoted(error.message));
                }
            }),
            { numRuns: 500 },
        );
    });
});
