import assert from "node:assert/strict";
import fc from "fast-check";
import { TeamsPhoneError } from "../../provider/errors";
import { PROVIDER_TEXT } from "../../provider/provider-text";
import { readState } from "../../provider/schema/state";

describe("stored state", () => {
    it("is read or refused with one clear error, whatever was stored", () => {
        fc.assert(
            fc.property(fc.anything(), outputs => {
                assert.throws(() => readState(outputs), TeamsPhoneError);
            }),
        );
    });

    it("of a newer release says that a newer release is needed", () => {
        assert.throws(() => readState({ schemaVersion: 99 }), /newer pulumi-teams-phone/);
    });
});

describe("the provider text", () => {
    it("is the frozen one, byte for byte, and at most 150 bytes", () => {
        assert.equal(
            PROVIDER_TEXT,
            'exports.handler = () => require("node:module").createRequire(process.cwd() + "/_")("pulumi-teams-phone/lifecycle").v1;',
        );
        assert.ok(Buffer.byteLength(PROVIDER_TEXT) <= 150);
    });
});
