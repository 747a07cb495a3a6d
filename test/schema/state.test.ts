import assert from "node:assert/strict";
import fc from "fast-check";
import { TeamsPhoneError } from "../../provider/errors";
import { PROVIDER_TEXT } from "../../provider/provider-text";
import { readState, SCHEMA_VERSION } from "../../provider/schema/state";
import { upgrade } from "../../provider/schema/upgrades";

describe("stored state", () => {
    it("is accepted or refused with a TeamsPhoneError for any value", () => {
        fc.assert(
            fc.property(fc.anything(), outputs => {
                assert.throws(() => readState(outputs), TeamsPhoneError);
            }),
        );
    });

    it("asks for a newer release if a newer release wrote it", () => {
        assert.throws(() => readState({ schemaVersion: 99 }), /newer pulumi-teams-phone/);
    });

    it("has an upgrade from every older version to the current one", () => {
        for (let version = 1; version < SCHEMA_VERSION; version += 1) upgrade({}, version, version + 1);
        assert.throws(() => upgrade({}, SCHEMA_VERSION, SCHEMA_VERSION + 1), /no upgrade from state version/);
    });

    it("is upgraded one version at a time, and keeps the values that no upgrade changes", () => {
        const upgrades = {
            1: (outputs: Readonly<Record<string, unknown>>) => ({ ...outputs, second: `${outputs.first} to 2` }),
            2: (outputs: Readonly<Record<string, unknown>>) => ({ ...outputs, third: `${outputs.second} to 3` }),
        };
        assert.deepEqual(upgrade({ schemaVersion: 1, first: "1" }, 1, 3, upgrades), {
            schemaVersion: 3,
            first: "1",
            second: "1 to 2",
            third: "1 to 2 to 3",
        });
        assert.deepEqual(upgrade({ schemaVersion: 2, second: "2" }, 2, 2, upgrades), { schemaVersion: 2, second: "2" });
    });
});

describe("the provider text", () => {
    it("never changes, and has at most 150 bytes", () => {
        assert.equal(
            PROVIDER_TEXT,
            'exports.handler = () => require("node:module").createRequire(process.cwd() + "/_")("pulumi-teams-phone/lifecycle").v1;',
        );
        assert.ok(Buffer.byteLength(PROVIDER_TEXT) <= 150);
    });
});
