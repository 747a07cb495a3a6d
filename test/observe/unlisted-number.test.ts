import assert from "node:assert/strict";
import { observe } from "../../provider/observe/observe";
import { Program } from "../../provider/observe/program";
import { checkTenant } from "../../provider/rules";
import { readArguments } from "../../provider/schema/arguments";
import { toDeclaration } from "../../provider/schema/declaration";
import { ALICE, situation } from "../rules/situations";

const UNLISTED = "+12065550188";

describe("an account that shows a number which the inventory does not list", () => {
    it("holds it: another primary number is refused, and the finding names the number", async () => {
        const args = {
            identity: ALICE.userPrincipalName,
            phoneNumber: "+12065550101",
            phoneNumberType: "DirectRouting",
        };
        const declaration = toDeclaration(readArguments(args));
        assert.ok(declaration);
        const numbers = [{ number: UNLISTED, type: "DirectRouting", category: "Primary" }] as const;
        const reader = {
            account: async () => ({ ...ALICE, numbers }),
            number: async () => null,
            location: async () => null,
        };
        const { tenant } = situation("current");
        const circumstances = { tenant, ruleset: "current", replaced: null, program: new Program() } as const;
        const seen = await observe(reader, declaration, circumstances);
        assert.equal(seen.plan?.kind, "refused");
        const { findings } = checkTenant(seen, { ruleset: "current", severities: {} });
        const messages = findings.filter(({ code }) => code === "primary-exists").map(({ message }) => message);
        assert.equal(messages.length, 1);
        assert.ok(messages[0]?.includes(`already holds ${UNLISTED}`), messages[0]);
    });
});
