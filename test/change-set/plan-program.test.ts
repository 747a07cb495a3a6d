import assert from "node:assert/strict";
import fc from "fast-check";
import { writesOf } from "../../provider/change-set/change-set";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { connectedTo } from "../support/connection";
import { Chance } from "../support/worlds/random";
import { PEOPLE, RandomProgram, randomWorld } from "../support/worlds/random-programs";
import { PORTLAND, SEATTLE } from "../support/worlds/world";
import { type Declared, runProgram, type State } from "./engine-in-process";
import { judged } from "./judged";
import { loggedWrites, plannedWrites } from "./writes-in-words";

const SAMPLES = Number(process.env.PLAN_SAMPLES ?? 120);
const STEPS = 5;

/** What an administrator does in PowerShell between two runs. */
function changeByHand(tenant: EmbeddedTenant, chance: Chance): void {
    const held = tenant.log().flatMap(({ number, account }) => (number ? [{ number, account }] : []));
    if (held.length === 0) return;
    const { number, account } = chance.one(held);
    const upn = chance.one(PEOPLE);
    try {
        switch (chance.one(["release", "location", "flag", "move", "nothing", "nothing"])) {
            case "release":
                return void tenant.service.remove({
                    identity: account,
                    phoneNumber: number,
                    phoneNumberType: "DirectRouting",
                });
            case "location": {
                const locationId = chance.one([SEATTLE, PORTLAND, "null"]);
                return void tenant.service.set({
                    identity: account,
                    phoneNumber: number,
                    phoneNumberType: "DirectRouting",
                    locationId,
                });
            }
            case "flag":
                return void tenant.service.set({ identity: upn, enterpriseVoiceEnabled: chance.one([true, false]) });
            case "move":
                tenant.service.remove({ identity: account, phoneNumber: number, phoneNumberType: "DirectRouting" });
                return void tenant.service.set({
                    identity: upn,
                    phoneNumber: number,
                    phoneNumberType: "DirectRouting",
                });
        }
    } catch {
        // The service refuses some of these, as it would refuse an administrator.
    }
}

describe(`in ${SAMPLES} random series of programs and changes by hand, the plan`, () => {
    it("has exactly the writes that the run then makes, refuses what the run refuses, and is empty after it", async function () {
        this.timeout(600_000);
        let compared = 0;
        let refusals = 0;
        let drifted = 0;
        await fc.assert(
            fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
                const chance = new Chance(seed);
                const programs = new RandomProgram(chance);
                const tenant = EmbeddedTenant.inMemory(randomWorld());
                let state: State = new Map();
                for (let step = 0; step < STEPS; step++) {
                    changeByHand(tenant, chance);
                    const program = programs.next().map(each => withoutConsent(each, chance));
                    const connection = await connectionTo(tenant);
                    const { report, withNotes } = await judged(connection, program, state);
                    if (report.refused.length > 0) {
                        refusals++;
                        const before = tenant.log().length;
                        const first = report.refused[0]?.resource;
                        const only = withNotes.filter(({ name }) => name === first);
                        const refused = await runProgram(connection.run, only, state).then(
                            run => run.refused.length > 0,
                            () => true,
                        );
                        assert.ok(refused, `seed ${seed}: ${first} was refused in the plan only`);
                        assert.equal(tenant.log().length, before);
                        continue;
                    }
                    drifted += report.changeSet.entries.filter(({ cause }) => cause === "drift").length;
                    const before = tenant.log().length;
                    const run = await runProgram(connection.run, withNotes, state);
                    assert.deepEqual(run.refused, [], `seed ${seed}`);
                    state = run.state;
                    const logged = loggedWrites(tenant.log().slice(before));
                    const planned = plannedWrites(report.changeSet);
                    assert.deepEqual(planned, logged, `seed ${seed}, step ${step}`);
                    compared += planned.length;
                    const again = await connectionTo(tenant);
                    const settled = await judged(again, program, state);
                    assert.deepEqual(writesOf(settled.report.changeSet), [], `seed ${seed}, step ${step}: again`);
                }
                tenant.close();
            }),
            { numRuns: SAMPLES, seed: 20_261_128 },
        );
        console.log(`      ${compared} writes compared, ${refusals} refusals, ${drifted} repairs`);
        assert.ok(compared > SAMPLES && refusals > SAMPLES / 20 && drifted > SAMPLES / 10);
    });
});

/** Half of the time, the program itself must be consent enough. */
function withoutConsent({ name, args }: Declared, chance: Chance): Declared {
    const { takeFrom, replacesNumber, ...rest } = args;
    return { name, args: chance.one([true, false]) ? args : rest };
}

async function connectionTo(tenant: EmbeddedTenant) {
    const connection = await connectedTo(tenant);
    connection.run.connect = async () => connection;
    return connection;
}
