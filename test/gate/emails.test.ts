import assert from "node:assert/strict";
import type { ChangeSet, Entry } from "../../provider/change-set/change-set";
import { couldEmail, emailsInWords } from "../../provider/gate/report/emails";
import type { Account } from "../../provider/model/account";
import type { Change } from "../../provider/model/change";
import type { TenantFacts } from "../../provider/model/tenant";
import { ALICE } from "../rules/situations";

const PEOPLE: readonly Account[] = [
    { ...ALICE, objectId: "a" },
    { ...ALICE, objectId: "b" },
    { ...ALICE, objectId: "queue", type: "resourceAccount" },
];
const NUMBER = { number: "+12065550101", type: "DirectRouting" } as const;
const assign = (account: string): Change => ({ kind: "assign", account, ...NUMBER, category: "Primary" });
const release = (expectedHolder: string): Change => ({ kind: "release", expectedHolder, ...NUMBER });

function changeSet(...changes: Change[]): ChangeSet {
    const entry = { resource: "r", cause: "create", account: "a", number: null, numbers: [], flags: [], drift: [] };
    const entries = changes.map((change): Entry => ({ ...entry, cause: "create", changes: [change] }));
    return { entries, accounts: new Map(PEOPLE.map(each => [each.objectId, each])), refused: [] };
}

function said(mailsOnAssign: boolean | "unknown", mailsOnUnassign: boolean | "unknown", ...changes: Change[]) {
    const facts: TenantFacts = {
        regionallyHostedMeetings: false,
        blocksOnUnassign: false,
        migratesOnPremisesNumbers: false,
        mailsOnAssign,
        mailsOnUnassign,
    };
    const planned = changeSet(...changes);
    const account = (objectId: string) => planned.accounts.get(objectId) ?? null;
    return emailsInWords(planned, facts, { account, who: () => "", where: () => "" });
}

describe("the line about the tenant's own emails", () => {
    it("is absent in a tenant that sends none, or does not expose whether it does", () => {
        assert.equal(said(false, false, assign("a"), release("b")), null);
        assert.equal(said("unknown", "unknown", assign("a"), release("b")), null);
    });

    it("counts the people who get a number, those who lose one, and each person once", () => {
        const one = "1 person will receive an email from the tenant about a number that they";
        assert.equal(said(true, false, assign("a"), release("b")), `${one} get.`);
        assert.equal(said(false, true, assign("a"), release("b")), `${one} lose.`);
        assert.match(said(true, true, assign("a"), release("b")) ?? "", /^2 people .* that they get or lose\.$/);
        assert.match(said(true, true, assign("a"), release("a")) ?? "", /^1 person /);
    });

    it("counts no resource account", () => {
        assert.equal(said(true, true, assign("queue")), null);
    });

    it("is an open question only if something is assigned or released", () => {
        assert.equal(couldEmail(changeSet(assign("a"))), true);
        assert.equal(couldEmail(changeSet({ kind: "setEnterpriseVoice", account: "a", enabled: true })), false);
    });
});
