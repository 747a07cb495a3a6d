import assert from "node:assert/strict";
import fc from "fast-check";
import { CONFIGURATION_KEYS } from "../../provider/config/raw-configuration";
import { readConfiguration } from "../../provider/config/stack-configuration";
import { TeamsPhoneError } from "../../provider/errors";

const read = (values: Record<string, string>) => readConfiguration(key => values[key]);

describe("the stack configuration", () => {
    it("has no default tenant, and explains how to set one", () => {
        assert.throws(() => read({}), /no tenant is configured.*pulumi config set teams-phone:tenant embedded/s);
    });

    it("puts the embedded tenant in a file next to Pulumi.yaml by default", () => {
        assert.equal(read({ tenant: "embedded" }).tenantFile, ".teams-phone/tenant.db");
    });

    it("reports all problems at once", () => {
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

    it("does not let a stack lower a structural rule", () => {
        assert.throws(
            () => read({ tenant: "embedded", rules: '{"number-format": "off"}' }),
            /number-format` cannot be lowered/,
        );
    });

    it("accepts any values or refuses them with a TeamsPhoneError", () => {
        const key = fc.constantFrom(...CONFIGURATION_KEYS);
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
