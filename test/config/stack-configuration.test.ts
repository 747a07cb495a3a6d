import assert from "node:assert/strict";
import fc from "fast-check";
import { readConfiguration } from "../../provider/config/stack-configuration";
import { TeamsPhoneError } from "../../provider/errors";

const read = (values: Record<string, string>) => readConfiguration(key => values[key]);

describe("configuration", () => {
    it("has no default tenant, and says how to get one", () => {
        assert.throws(() => read({}), /no tenant is configured.*pulumi config set teams-phone:tenant embedded/s);
    });

    it("gives the embedded tenant a file of its own beside Pulumi.yaml", () => {
        assert.equal(read({ tenant: "embedded" }).tenantFile, ".teams-phone/tenant.db");
    });

    it("names every problem at once", () => {
        const values = {
            tenant: "exchange",
            tenantId: "contoso",
            ruleset: "old",
            validation: "no",
            rules: '{"macau": "loud", "nope": "off"}',
        };
        assert.throws(
            () => read(values),
            (error: Error) =>
                ["exchange", "contoso", "old", "`no`", "loud", "nope"].every(part => error.message.includes(part)),
        );
    });

    it("lets no stack turn off a rule that gives declarations their meaning", () => {
        assert.throws(
            () => read({ tenant: "embedded", rules: '{"number-format": "off"}' }),
            /number-format` cannot be lowered/,
        );
    });

    it("reads anything or refuses it with one clear error", () => {
        const key = fc.constantFrom(
            "tenant",
            "world",
            "tenantFile",
            "tenantId",
            "cloud",
            "credential",
            "graphEndpoint",
            "auditLog",
            "ruleset",
            "rules",
            "validation",
        );
        fc.assert(
            fc.property(fc.dictionary(key, fc.oneof(fc.string(), fc.json(), fc.constant("embedded"))), values => {
                try {
                    read(values);
                } catch (error) {
                    assert.ok(error instanceof TeamsPhoneError, String(error));
                }
            }),
        );
    });
});
