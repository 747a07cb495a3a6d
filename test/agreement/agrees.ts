import assert from "node:assert/strict";
import { rules } from "../../provider/rules";
import { FORESEEN, LAX } from "./foreseen";
import { carryOut, connectionTo, force, preview } from "./judge";
import type { Pair } from "./programs";

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
/** How often something was met in all pairs so far. */
export const counted = (what: string) => counts.get(what) ?? 0;
export const refusing = rules.filter(({ service }) => service === "refuses").map(({ code }) => code);

/** For each rule, a pair that only this rule refuses, as does the service. */
export const witnesses = new Map<string, Pair>();

/** Holds both directions for one pair, and counts what it showed. @param mutant A rule that is to let everything pass. */
export async function agrees(pair: Pair, mutant: string | null = null): Promise<void> {
    const connection = await connectionTo(pair, mutant);
    try {
        const { findings, isEarly, writing, unjudged } = await preview(pair, connection);
        const isWriting = writing.length > 0;
        const errors = [...new Set(findings.filter(({ severity }) => severity === "error").map(({ code }) => code))];
        const position = `under ${pair.world.behaviour}`;
        if (errors.length === 0 && unjudged.length === 0) {
            const refusal = await byHand({ ...pair, program: writing });
            assert.equal(refusal, null, `passed the preview, and is refused by hand: ${refusal?.message}`);
            await carryOut(pair, connection);
            count(`accepted ${position}`);
            for (const [name, on] of Object.entries(connection.tenant.switches())) count(`accepted, ${name} ${on}`);
            return;
        }
        const refusal = await force(pair.program, connection.tenant);
        if (!refusal) {
            if (isWriting) overcautious(pair, errors);
            return;
        }
        const codes = FORESEEN[refusal.reason as keyof typeof FORESEEN];
        const foreseen = codes.filter(code => errors.includes(code));
        // What a preview does not get to, what it would not do, and what only an earlier write of the same program brings about, need no
        // reason of their own.
        const isPlain = !isEarly && isWriting && pair.program.length === 1;
        const excused = (errors.length > 0 && !isPlain) || codes.some(code => unjudged.includes(code));
        assert.ok(
            foreseen.length > 0 || excused,
            `not foreseen: ${refusal.reason}: ${refusal.message}; the preview said ${errors.join(", ") || "nothing"}`,
        );
        count(`refusal ${refusal.reason}`);
        for (const code of foreseen) count(`rule ${code}`);
        if (errors.length > 1 || !isWriting) return;
        for (const code of foreseen) {
            count(`only ${code}`);
            if (!witnesses.has(code) || pair.program.length === 1) witnesses.set(code, pair);
        }
    } finally {
        connection.tenant.close();
    }
}

/** The cmdlets' answer to the same program, in a tenant of its own. */
async function byHand(pair: Pair) {
    const { tenant } = await connectionTo(pair, null);
    try {
        return await force(pair.program, tenant);
    } finally {
        tenant.close();
    }
}

/** The service took what the preview refused: fine for a rule of ours, and for a switch that is in its lenient position. */
function overcautious({ world, program }: Pair, errors: readonly string[]): void {
    const [only] = errors;
    const isTold = (world.hides as string[]).length === 0;
    if (only === undefined || errors.length > 1 || program.length > 1 || !refusing.includes(only) || !isTold) return;
    const lax = LAX[only]?.(world.switches as Record<string, boolean>) ?? false;
    assert.ok(lax, `the preview refused it, by ${only} only, and the service accepted it`);
    count(`lenient ${only}`);
}
