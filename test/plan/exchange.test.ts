import assert from "node:assert/strict";
import fc from "fast-check";
import { exchange } from "../../provider/plan/exchange";
import { planAssignment } from "../../provider/plan/plan-assignment";
import type { Plan } from "../../provider/plan/step";
import type { AssignmentDeclaration } from "../../provider/schema/declaration";
import type { Move } from "../../provider/schema/moves";
import { accountIn, applied, type Model, numberIn } from "./model";

const PEOPLE = ["alice", "bob", "carol", "dave", "erin"];
const NUMBERS = Array.from({ length: 7 }, (_, index) => `+1206555000${index}`);

/** The holders of the numbers, what the program declares for each account, and the order of the creates. */
interface Case {
    readonly model: Model;
    readonly claims: readonly Move[];
}

const cases: fc.Arbitrary<Case> = fc
    .record({
        held: fc.shuffledSubarray(NUMBERS, { minLength: 5, maxLength: 5 }),
        holding: fc.subarray(PEOPLE),
        declared: fc.shuffledSubarray(PEOPLE, { minLength: 1 }),
        given: fc.shuffledSubarray(NUMBERS, { minLength: 5, maxLength: 5 }),
        where: fc.array(fc.constantFrom(undefined, "seattle", "portland"), { minLength: 5, maxLength: 5 }),
    })
    .map(({ held, holding, declared, given, where }) => ({
        model: {
            accounts: new Map(PEOPLE.map(name => [name, { voice: holding.includes(name) }])),
            numbers: new Map(
                NUMBERS.map(number => {
                    const holder = PEOPLE[held.indexOf(number)];
                    return [number, { holder: holder && holding.includes(holder) ? holder : null, locationId: null }];
                }),
            ),
        },
        claims: declared.map((account, index) => ({
            key: account,
            account,
            number: given[index] ?? "",
            type: "DirectRouting",
            category: "Primary",
            ...(where[index] === undefined ? {} : { locationId: where[index] }),
            takeFrom: null,
        })),
    }));

const holderIn = (model: Model, number: string) => model.numbers.get(number)?.holder ?? null;
const numberOf = (model: Model, account: string) => accountIn(model, account).numbers[0]?.number ?? null;

function consentIn({ model, claims }: Case, own: Move): readonly Move[] | null {
    return exchange(own, {
        holderOf: number => {
            const account = holderIn(model, number);
            return account === null ? null : { account, category: "Primary" };
        },
        claimsOf: account => claims.filter(each => each.account === account),
        isAbandoned: () => false,
    });
}

/** The plan of a create that comes after `now` has moved on from what the gate saw. */
function planIn(now: Model, before: Model, own: Move, consent: readonly Move[]): Plan {
    const desired: AssignmentDeclaration = {
        form: "assignment",
        identity: { text: own.account, kind: "address", key: own.account },
        number: own.number,
        type: own.type,
        category: own.category,
        locationId: own.locationId,
        takeFrom: null,
        replaces: null,
        consent,
        abandoned: [],
    };
    const account = accountIn(now, own.account);
    const other = account.numbers.find(({ number }) => number !== own.number)?.number;
    const managed = numberOf(before, own.account);
    return planAssignment(
        desired,
        {
            account,
            number: numberIn(now, own.number),
            other: numberIn(now, other),
            moves: consent.map(move => ({ move, number: numberIn(now, move.number) })),
        },
        { holders: [], replaced: managed === null ? null : { accountObjectId: own.account, number: managed } },
    );
}

function run(model: Model, plan: Plan, count = plan.steps.length): Model {
    return plan.steps.slice(0, count).reduce((now, { change }) => {
        const next = applied(now, change);
        assert.ok(next, `refused: ${JSON.stringify(change)}`);
        return next;
    }, model);
}

describe("the exchange of numbers within a program", () => {
    it("gives every account its declared number, in any order of the creates", () => {
        let exchanges = 0;
        fc.assert(
            fc.property(cases, each => {
                const consents = each.claims.map(own => consentIn(each, own));
                if (consents.includes(null)) return;
                if (consents.some(consent => consent?.length)) exchanges++;
                let now = each.model;
                for (const [index, own] of each.claims.entries()) {
                    const plan = planIn(now, each.model, own, consents[index] ?? []);
                    assert.equal(plan.kind, "steps", JSON.stringify(plan));
                    now = run(now, plan);
                }
                for (const { account, number } of each.claims) assert.equal(holderIn(now, number), account);
            }),
            { numRuns: 5000 },
        );
        assert.ok(exchanges > 500, `${exchanges} exchanges`);
    });

    it("leaves no account without a number after a single create, as in a run with a target", () => {
        fc.assert(
            fc.property(cases, each => {
                for (const own of each.claims) {
                    const consent = consentIn(each, own);
                    if (!consent) continue;
                    const now = run(each.model, planIn(each.model, each.model, own, consent));
                    for (const name of PEOPLE) {
                        if (numberOf(each.model, name) === null) continue;
                        assert.notEqual(numberOf(now, name), null, `${name} has none`);
                    }
                }
            }),
            { numRuns: 2000 },
        );
    });

    it("gives every number back, with its location or without one, if a step is refused", () => {
        fc.assert(
            fc.property(cases, fc.nat(9), (each, failing) => {
                for (const own of each.claims) {
                    const consent = consentIn(each, own);
                    if (!consent) continue;
                    const plan = planIn(each.model, each.model, own, consent);
                    if (failing >= plan.steps.length) continue;
                    let now = run(each.model, plan, failing);
                    for (const { undo } of plan.steps.slice(0, failing).reverse()) {
                        assert.ok(undo);
                        const next = applied(now, undo);
                        assert.ok(next, `refused: ${JSON.stringify(undo)}`);
                        now = next;
                    }
                    assert.deepEqual([...now.numbers].sort(), [...each.model.numbers].sort());
                }
            }),
            { numRuns: 2000 },
        );
    });

    it("takes no number from an account that the program gives nothing", () => {
        fc.assert(
            fc.property(cases, each => {
                const declared = each.claims.map(({ account }) => account);
                for (const own of each.claims) {
                    const holder = holderIn(each.model, own.number);
                    if (holder === null || declared.includes(holder)) continue;
                    assert.equal(consentIn(each, own), null);
                    assert.equal(planIn(each.model, each.model, own, []).kind, "refused");
                }
            }),
            { numRuns: 2000 },
        );
    });
});
