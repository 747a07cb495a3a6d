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
import { NeedsKeys } from "../run/resource-locks";
import type { Connection } from "../run/run";

/** What a change is decided on, and its writes. */
export interface Prepared {
    readonly account: Account;
    readonly number: NumberRecord | null;
    readonly steps: readonly Step[];
}

/** Reads the tenant, judges the change and carries it out, while no other verb can touch the same numbers and accounts. */
export async function withPrepared<T>(
    connection: Connection,
    desired: Declaration,
    replaced: Replaced | null,
    act: (prepared: Prepared) => Promise<T>,
): Promise<T> {
    const guess = await situationOf(connection, connection.reader, desired, replaced);
    return connection.run.locks.holdingEnough(keysOf(guess), async held => {
        const situation = await freshSituation(connection, guess, desired, replaced);
        const needs = keysOf(situation).filter(key => !held.includes(key));
        return needs.length > 0 ? new NeedsKeys(needs) : act(judge(connection, situation));
    });
}

/**
 * Reads again everything that a change depends on. A change of location needs only the number: whether the account's object id
 * still holds it. Its rules were judged on what this run read of the account before. If the number shows that more must be
 * written, everything is read again.
 */
async function freshSituation(
    connection: Connection,
    guess: Situation,
    desired: Declaration,
    replaced: Replaced | null,
): Promise<Situation> {
    const fresh = freshReader(connection.tenant, guess);
    if (changesLocationOnly(guess.plan)) {
        const ofNumber = { ...fresh, account: (identity: string) => connection.reader.account(identity) };
        const situation = await situationOf(connection, ofNumber, desired, replaced);
        if (changesLocationOnly(situation.plan)) return situation;
    }
    return situationOf(connection, fresh, desired, replaced);
}

function changesLocationOnly(plan: Plan | null): boolean {
    return plan?.kind === "steps" && changeLocationsOnly(plan.steps);
}

/** Every number and account that a change depends on, or writes. */
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
        // The other declarations may not be applied yet: now only the tenant's facts count.
        program: new Program(),
    });
}

/**
 * Judges the change by every rule just before it is written.
 * @throws TeamsPhoneError with every finding that forbids it.
 */
function judge({ configuration }: Connection, situation: Situation): Prepared {
    const { findings } = checkTenant(situation, configuration.rules);
    const errors = findings.filter(({ severity }) => severity === "error");
    const { account, number, plan } = situation;
    if (account && plan?.kind === "steps" && (errors.length === 0 || !hasWrites(situation)))
        return { account, number, steps: plan.steps };
    const reasons = errors.map(inSentence).join("\n");
    throw new TeamsPhoneError(errors[0]?.code ?? "refused", `${reasons}\nNothing was changed for this declaration.`);
}
