import assert from "node:assert/strict";
import fc from "fast-check";
import { rules } from "../../provider/rules";
import { SWITCHES } from "../../provider/tenant/embedded/world/switches";
import { agrees, counted, refusing, witnesses } from "./agrees";
import { FORESEEN } from "./foreseen";
import { pairs } from "./programs";

const PAIRS = Number(process.env.AGREEMENT_PAIRS ?? 4_000);
/** Fixed, so that a run can be repeated; another one explores. */
const SEED = Number(process.env.AGREEMENT_SEED ?? 20_261_124);
/** Of one reason or rule; the rarest comes up once in 200 pairs. */
const ENOUGH = Math.floor(PAIRS / 240);

const reasons = Object.keys(FORESEEN) as (keyof typeof FORESEEN)[];
const reachable = reasons.filter(reason => FORESEEN[reason].length > 0);

describe(`in ${PAIRS} random tenants, a random program`, () => {
    it("that passes the preview is accepted by the service, and one that the service refuses was refused in the preview for the same reason", async function () {
        this.timeout(900_000);
        await fc.assert(
            fc.asyncProperty(pairs, pair => agrees(pair)),
            { numRuns: PAIRS, seed: SEED },
        );
    });

    it(`meets each refusal of the service at least ${ENOUGH} times`, () => {
        report("refusal", reachable);
        assert.deepEqual(
            reachable.filter(reason => counted(`refusal ${reason}`) < ENOUGH),
            [],
        );
    });

    it(`is refused at least ${ENOUGH} times by each rule that predicts a refusal, and sometimes only by that rule`, () => {
        report("rule", refusing);
        report("only", refusing);
        assert.deepEqual(
            refusing.filter(code => counted(`rule ${code}`) < ENOUGH),
            [],
        );
        assert.deepEqual(
            refusing.filter(code => counted(`only ${code}`) === 0),
            [],
        );
    });

    for (const code of refusing) {
        it(`reveals a mutant of ${code} that lets everything pass`, async () => {
            const pair = witnesses.get(code);
            assert.ok(pair, "no pair was refused by this rule only");
            await assert.rejects(agrees(pair, code));
        });
    }

    it("is accepted with each switch on, and with each switch off", () => {
        const positions = Object.keys(SWITCHES).flatMap(name => [`accepted, ${name} true`, `accepted, ${name} false`]);
        const all = ["accepted under seed", "accepted under current", ...positions];
        for (const what of all) console.log(`      ${what}: ${counted(what)}`);
        assert.deepEqual(
            all.filter(what => counted(what) < ENOUGH),
            [],
        );
    });

    it("is refused only for a reason that a rule predicts", () => {
        const known = new Set(rules.map(({ code }) => code));
        assert.deepEqual(
            Object.values(FORESEEN)
                .flat()
                .filter(code => !known.has(code)),
            [],
        );
        const foreseeing = new Set(Object.values(FORESEEN).flat());
        assert.deepEqual(
            refusing.filter(code => !foreseeing.has(code)),
            [],
        );
    });
});

function report(kind: string, names: readonly string[]): void {
    console.log(`      ${kind}: ${names.map(name => `${name} ${counted(`${kind} ${name}`)}`).join(", ")}`);
}
