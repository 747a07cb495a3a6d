import assert from "node:assert/strict";
import fc from "fast-check";
import type { Consent } from "../../provider/plan/may-release";
import { planAssignment } from "../../provider/plan/plan-assignment";
import type { Plan } from "../../provider/plan/step";
import type { AssignmentDeclaration } from "../../provider/schema/declaration";
import { accountIn, applied, type Model, numberIn } from "./model";

const PEOPLE = ["alice", "bob", "carol"];
const NUMBERS = ["+12065550001", "+12065550002", "+12065550003"];
const locations = fc.option(fc.constantFrom("seattle", "london"), { nil: null });

/** Each person holds at most one number, as primaries do. */
const models: fc.Arbitrary<Model> = fc
    .tuple(
        fc.shuffledSubarray([...PEOPLE, null, null, null], { minLength: 3, maxLength: 3 }),
        fc.array(locations, { minLength: 3, maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    )
    .map(([holders, where, voice]) => ({
        accounts: new Map(
            PEOPLE.map((name, index) => [name, { voice: holders.includes(name) || (voice[index] ?? false) }]),
        ),
        numbers: new Map(
            NUMBERS.map((number, index) => [
                number,
                { holder: holders[index] ?? null, locationId: where[index] ?? null },
            ]),
        ),
    }));

const desires: fc.Arbitrary<AssignmentDeclaration> = fc
    .record({
        who: fc.constantFrom(...PEOPLE),
        number: fc.constantFrom(...NUMBERS, "+12065550009"),
        locationId: fc.option(locations, { nil: undefined }),
    })
    .map(({ who, number, locationId }) => ({
        form: "assignment",
        identity: { text: who, kind: "address", key: who },
        number,
        type: "DirectRouting",
        category: "Primary",
        locationId,
        takeFrom: null,
        replaces: null,
        consent: [],
        abandoned: [],
    }));

const consents: fc.Arbitrary<Consent> = fc.record({
    holders: fc.subarray(PEOPLE),
    replaced: fc.option(
        fc.record({ accountObjectId: fc.constantFrom(...PEOPLE), number: fc.constantFrom(...NUMBERS) }),
        { nil: null },
    ),
});

function planIn(model: Model, desired: AssignmentDeclaration, consent: Consent): Plan {
    const account = accountIn(model, desired.identity.key);
    const other = account.numbers.find(({ number }) => number !== desired.number)?.number;
    return planAssignment(
        desired,
        { account, number: numberIn(model, desired.number), other: numberIn(model, other), moves: [] },
        consent,
    );
}

const holders = (model: Model) =>
    [...model.numbers]
        .filter(([, { holder }]) => holder !== null)
        .map(([number, { holder, locationId }]) => [number, holder, locationId]);

describe("the plan of an assignment", () => {
    it("makes the declaration true with steps that the tenant accepts, and is empty afterwards", () => {
        fc.assert(
            fc.property(models, desires, consents, (model, desired, consent) => {
                const plan = planIn(model, desired, consent);
                if (plan.kind === "refused") return;
                let now = model;
                for (const { change } of plan.steps) {
                    const next = applied(now, change);
                    assert.ok(next, `refused: ${JSON.stringify(change)}`);
                    now = next;
                }
                assert.equal(now.numbers.get(desired.number)?.holder, desired.identity.key);
                if (desired.locationId !== undefined)
                    assert.equal(now.numbers.get(desired.number)?.locationId, desired.locationId);
                assert.deepEqual(planIn(now, desired, { holders: [], replaced: null }), { kind: "steps", steps: [] });
            }),
            { numRuns: 2000 },
        );
    });

    it("takes no number without consent", () => {
        fc.assert(
            fc.property(models, desires, consents, (model, desired, consent) => {
                const plan = planIn(model, desired, consent);
                if (plan.kind === "refused") return;
                for (const { change } of plan.steps) {
                    if (change.kind !== "release") continue;
                    const replaced =
                        consent.replaced?.number === change.number &&
                        consent.replaced.accountObjectId === change.expectedHolder;
                    const named = change.number === desired.number && consent.holders.includes(change.expectedHolder);
                    assert.ok(replaced || named, JSON.stringify(change));
                }
            }),
            { numRuns: 2000 },
        );
    });

    it("gives every number back, with its location, if a step is refused", () => {
        fc.assert(
            fc.property(models, desires, consents, fc.nat(3), (model, desired, consent, failing) => {
                const plan = planIn(model, desired, consent);
                if (plan.kind === "refused" || failing >= plan.steps.length) return;
                let now = model;
                for (const { change } of plan.steps.slice(0, failing)) now = applied(now, change) ?? now;
                for (const { undo } of plan.steps.slice(0, failing).reverse()) {
                    assert.ok(undo);
                    const next = applied(now, undo);
                    assert.ok(next, `refused: ${JSON.stringify(undo)}`);
                    now = next;
                }
                assert.deepEqual(holders(now), holders(model));
            }),
            { numRuns: 2000 },
        );
    });

    it("is refused exactly if an account would lose a number without consent", () => {
        const model: Model = {
            accounts: new Map([
                ["alice", { voice: true }],
                ["bob", { voice: true }],
            ]),
            numbers: new Map([
                ["+12065550001", { holder: "alice", locationId: null }],
                ["+12065550002", { holder: "bob", locationId: null }],
            ]),
        };
        const desired = {
            ...fc.sample(desires, 1)[0],
            number: "+12065550002",
            identity: { text: "alice", kind: "address", key: "alice" },
        } as AssignmentDeclaration;
        const codes = (consent: Consent) => {
            const plan = planIn(model, desired, consent);
            return plan.kind === "refused"
                ? plan.refusals.map(({ code }) => code).join(" ")
                : plan.steps.map(({ change }) => change.kind).join(" ");
        };
        assert.equal(codes({ holders: [], replaced: null }), "number-taken primary-exists");
        assert.equal(codes({ holders: ["bob"], replaced: null }), "primary-exists");
        assert.equal(
            codes({ holders: ["bob"], replaced: { accountObjectId: "alice", number: "+12065550001" } }),
            "release release assign",
        );
    });
});
