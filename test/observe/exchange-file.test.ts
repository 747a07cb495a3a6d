import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ExchangeFiles, shareConsents } from "../../provider/observe/exchange-file";
import { readGateNote, toGateInput } from "../../provider/observe/gate-note";
import { exchange } from "../../provider/plan/exchange";
import type { Move } from "../../provider/schema/moves";

const move = (index: number, of: number): Move => ({
    key: `p${index}@contoso.com ${of}`,
    account: `22222222-0000-4000-8000-${String(index).padStart(12, "0")}`,
    number: `+1206888${String(of).padStart(4, "0")}`,
    type: "DirectRouting",
    category: "Primary",
    locationId: "11111111-0000-4000-8000-000000000001",
    takeFrom: null,
});

/** The consents of a program in which everybody gets the next one's number, and the last one that of `last`. */
function consents(count: number, last: number): { readonly consent: readonly Move[] }[] {
    const claims = Array.from({ length: count }, (_, index) => move(index, index + 1 < count ? index + 1 : last));
    const byAccount = new Map(claims.map(each => [each.account, each]));
    const holders = new Map(claims.map(({ account }, index) => [move(0, index).number, account]));
    return claims.map(own => ({
        consent:
            exchange(own, {
                holderOf: number => {
                    const account = holders.get(number);
                    return account === undefined ? null : { account, category: "Primary" };
                },
                claimsOf: account => [byAccount.get(account)].flatMap(each => each ?? []),
                isAbandoned: () => false,
            }) ?? [],
    }));
}

describe("the consent of an exchange", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, "moves.json");
    const keep = (text: string) => {
        writeFileSync(file, text);
        return file;
    };

    for (const [kind, last] of [
        ["rotation", () => 0],
        ["chain", (count: number) => count],
    ] as const) {
        it(`takes a size that is linear in the declarations of a ${kind}`, () => {
            const sizeOf = (count: number) => {
                let size = 0;
                const shared = shareConsents(consents(count, last(count)), text => {
                    size += text.length;
                    return file;
                });
                return size + shared.reduce((sum, note) => sum + (toGateInput(note)?.length ?? 0), 0);
            };
            const [small, large] = [sizeOf(100), sizeOf(400)];
            assert.ok(small > 0 && large < 4.5 * small, `${small} characters for 100, ${large} for 400`);
        });

        it(`reaches the provider process unchanged, in a ${kind} of any length`, () => {
            for (const count of [2, 9, 10, 40]) {
                const before = consents(count, last(count));
                const files = new ExchangeFiles();
                const after = shareConsents(before, keep).map(note => {
                    const { consent, shared } = readGateNote(toGateInput(note));
                    return { consent: shared ? files.consentOf(shared) : consent };
                });
                assert.deepEqual(after, before);
                assert.equal(before[0]?.consent.length, count - 1);
                rmSync(file, { force: true });
            }
        });
    }

    it("of a swap or a short rotation needs no file", () => {
        const notes = consents(9, 0);
        assert.deepEqual(
            shareConsents(notes, () => assert.fail("wrote a file")),
            notes,
        );
    });

    it("is refused with the reason if its file is gone, malformed or incomplete", () => {
        const shared = { file, first: move(0, 1).number, count: 1 };
        const consentOf = (text: string | null) => {
            if (text !== null) keep(text);
            return () => new ExchangeFiles().consentOf(shared);
        };
        assert.throws(consentOf(null), /exchange cannot be read: .*moves\.json \(ENOENT.*Nothing was changed\./);
        assert.throws(consentOf("{"), /cannot be read/);
        assert.throws(consentOf('{"moves":[{}],"next":[]}'), /cannot be read/);
        assert.throws(consentOf('{"moves":[],"next":[]}'), /lacks a declaration of the exchange/);
    });
});
