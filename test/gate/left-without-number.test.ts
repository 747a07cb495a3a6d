import assert from "node:assert/strict";
import type { ChangeSet, NumberEffect } from "../../provider/change-set/change-set";
import { leftWithoutNumber } from "../../provider/gate/report/left-without-number";
import type { Account } from "../../provider/model/account";

const account = (objectId: string, ...numbers: string[]) =>
    [objectId, { objectId, numbers: numbers.map(number => ({ number })) } as unknown as Account] as const;
const effect = (number: string, from: string | null, to: string | null): NumberEffect => ({
    number,
    category: "Primary",
    from,
    to,
    locationBefore: null,
    locationAfter: null,
});
const left = (accounts: readonly (readonly [string, Account])[], ...numbers: NumberEffect[]) => [
    ...leftWithoutNumber({ accounts: new Map(accounts), entries: [{ numbers }] as unknown as ChangeSet["entries"] }),
];

describe("the accounts that a run leaves without a number", () => {
    const [one, two] = ["+12065550101", "+12065550102"];

    it("are those that lose their only number, to somebody else or to nobody", () => {
        assert.deepEqual(left([account("a", one), account("b")], effect(one, "a", "b")), ["a"]);
        assert.deepEqual(left([account("a", one)], effect(one, "a", null)), ["a"]);
    });

    it("are not those that keep another number, or get one in the same run, in any order", () => {
        assert.deepEqual(left([account("a", one, two), account("b")], effect(one, "a", "b")), []);
        const swap = [effect(one, "a", "b"), effect(two, "b", "a")];
        assert.deepEqual(left([account("a", one), account("b", two)], ...swap), []);
        assert.deepEqual(left([account("a", one), account("b", two)], ...swap.reverse()), []);
        assert.deepEqual(left([account("a", one)], effect(two, null, "a"), effect(one, "a", null)), []);
    });

    it("are not those that have none before the run either", () => {
        assert.deepEqual(left([account("a"), account("b")], effect(one, null, "b")), []);
    });
});
