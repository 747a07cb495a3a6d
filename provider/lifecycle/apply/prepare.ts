import { TeamsPhoneError } from "../../errors";
import type { Account } from "../../model/account";
import type { NumberRecord } from "../../model/number";
import { observe } from "../../observe/observe";
import { Program } from "../../observe/program";
import { freshReader, type Reader } from "../../observe/reader";
import type { Replaced } from "../../plan/may-release";
import { changeLocationsOnly, type Plan, type Step } from "../../plan/step";
import { checkTenant } from "../../rules";
import { inSentence } from "../../rules/rule";
import { hasWrites, type Situation } from "../../rules/situation";
import type { Declaration } from "../../schema/declaration";
import type { Connection } from "../run/connection";
import { holdingEnough, NeedsKeys } from "../run/locks";

/** What a change is about, and its writes. */
export interface Looked {
    readonly account: Account;
    readonly number: NumberRecord | null;
    readonly steps: readonly Step[];
}

/** Looks and acts while no other verb can touch the same numbers and accounts. */
export async function underLocks<T>(
    connection: Connection,
    desired: Declaration,
    replaced: Replaced | null,
    act: (looked: Looked) => Promise<T>,
): Promise<T> {
    const guess = await situationOf(connection, connection.reader, desired, replaced);
    return holdingEnough(keysOf(guess), async held => {
        const situation = await freshSituation(connection, guess, desired, replaced);
        const needs = keysOf(situation).filter(key => !held.includes(key));
        return needs.length > 0 ? new NeedsKeys(needs) : act(judge(connection, situation));
    });
}

/**
 * Looks again at all that a change depends on. To change a location it takes the number alone: that it is still held by the account's
 * object id. What was read of the account in this run has judged the change; if more is to be done by now, all is looked at.
 */
async function freshSituation(
    connection: Connection,
    guess: Situation,
    desired: Declaration,
    replaced: Replaced | null,
): Promise<Situation> {
    const fresh = freshReader(connection.tenant, guess);
    if (movesOnly(guess.plan)) {
        const ofNumber = { ...fresh, account: (identity: string) => connection.reader.account(identity) };
        const situation = await situationOf(connection, ofNumber, desired, replaced);
        if (movesOnly(situation.plan)) return situation;
    }
    return situationOf(connection, fresh, desired, replaced);
}

function movesOnly(plan: Plan | null): boolean {
    return plan?.kind === "steps" && changeLocationsOnly(plan.steps);
}

/** Every number and account that a change reads to decide, or writes. */
function keysOf({ declaration, account, plan }: Situation): readonly string[] {
    const touched = (plan?.steps ?? []).flatMap(({ change }) => [
        change.kind === "release" ? change.expectedHolder : change.account,
        ...("number" in change ? [change.number] : []),
    ]);
    const own = declaration.form === "assignment" ? [declaration.number] : [];
    return [...own, ...(account ? [account.objectId] : []), ...touched];
}

function situationOf(
    { description, configuration }: Connection,
    reader: Reader,
    desired: Declaration,
    replaced: Replaced | null,
): Promise<Situation> {
    return observe(reader, desired, {
        tenant: description,
        ruleset: configuration.rules.ruleset,
        replaced,
        // What else the program declares may not be there yet: only what the tenant shows counts now.
        program: new Program(),
    });
}

/**
 * Judges by every rule what is about to be written.
 * @throws TeamsPhoneError with every finding that forbids it.
 */
function judge({ configuration }: Connection, situation: Situation): Looked {
    const { findings } = checkTenant(situation, configuration.rules);
    const errors = findings.filter(({ severity }) => severity === "error");
    const { account, number, plan } = situation;
    if (account && plan?.kind === "steps" && (errors.length === 0 || !hasWrites(situation)))
        return { account, number, steps: plan.steps };
    const said = errors.map(inSentence).join("\n");
    throw new TeamsPhoneError(errors[0]?.code ?? "refused", `${said}\nNothing was changed.`);
}
