import assert from "node:assert/strict";
import fc from "fast-check";
import type { NumberRow } from "../../../provider/tenant/powershell/cmdlets";
import { listNumbers, type ReadPage } from "../../../provider/tenant/powershell/reads/list-numbers";

const numberAt = (index: number) => `+1206${String(index).padStart(7, "0")}`;
const row = (TelephoneNumber: string) => ({ TelephoneNumber }) as NumberRow;
const all = (count: number) => Array.from({ length: count }, (_, index) => numberAt(index));
const listed = async (read: ReadPage, pageSize: number) =>
    (await listNumbers(read, pageSize)).map(({ TelephoneNumber }) => TelephoneNumber);

describe("the list of numbers", () => {
    it("has every number, and takes a call per page and a few more", async () => {
        const numbers = all(10_000);
        let calls = 0;
        const read: ReadPage = async (skip, top) => {
            calls += 1;
            return numbers.slice(skip, skip + top).map(row);
        };
        assert.deepEqual(await listed(read, 1_000), numbers);
        assert.ok(calls <= 14, `${calls}`);
    });

    /** @param defects What is wrong with each page, by the number of the call. */
    const defective = (numbers: readonly string[], defects: ReadonlyMap<number, "short" | "repeated">): ReadPage => {
        let call = 0;
        let last: NumberRow[] = [];
        return async (skip, top) => {
            call += 1;
            const defect = defects.get(call);
            if (defect === "repeated" && last.length > 0) return last;
            last = numbers.slice(skip, skip + top - (defect === "short" ? 2 : 0)).map(row);
            return last;
        };
    };
    const defect = fc.constantFrom("short" as const, "repeated" as const);

    it("has every number when a page is short or comes again", async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.nat(40),
                fc.integer({ min: 5, max: 12 }),
                fc.nat(12),
                defect,
                async (count, size, call, kind) => {
                    const numbers = all(count);
                    assert.deepEqual(await listed(defective(numbers, new Map([[call, kind]])), size), numbers);
                },
            ),
            { numRuns: 300 },
        );
    });

    it("has every number or fails, however many pages are wrong", async () => {
        const defects = fc.array(fc.tuple(fc.nat(60), defect)).map(pairs => new Map(pairs));
        await fc.assert(
            fc.asyncProperty(fc.nat(40), defects, async (count, wrong) => {
                const numbers = all(count);
                const found = await listed(defective(numbers, wrong), 8).catch((error: Error) => error);
                if (found instanceof Error) assert.match(found.message, /do not fit together/);
                else assert.deepEqual(found, numbers);
            }),
            { numRuns: 300 },
        );
    });

    it("has every number that is there all the time while others are added and removed", async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(fc.nat(60)), async changes => {
                const stable = all(60).filter((_, index) => index % 3 === 0);
                const moving = new Set<string>();
                const pending = changes.filter(index => index % 3 !== 0).map(numberAt);
                const read: ReadPage = async (skip, top) => {
                    const changed = pending.shift();
                    if (changed !== undefined && !moving.delete(changed)) moving.add(changed);
                    return [...stable, ...moving]
                        .sort()
                        .slice(skip, skip + top)
                        .map(row);
                };
                const found = new Set(await listed(read, 8));
                assert.deepEqual(
                    stable.filter(number => !found.has(number)),
                    [],
                );
            }),
            { numRuns: 200 },
        );
    });

    it("fails rather than leaves numbers out if the same page comes for ever", async () => {
        const first = all(10).map(row);
        await assert.rejects(
            listNumbers(async () => first, 10),
            /do not fit together/,
        );
    });
});
