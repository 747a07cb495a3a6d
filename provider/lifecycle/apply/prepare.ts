import { TeamsPhoneError } from "../../errors";
import type { Account } from "../../model/account";
import type { NumberRecord } from "../../model/number";
import { partnersIn, programOfExchange } from "../../observe/exchange-members";
import { observe } from "../../observe/observe";
import { freshReader, type Reader } from "../../observe/reader";
import { Recorder } from "../../observe/recorder";
import type { Replaced } from "../../plan/may-release";
import { changeLocationsOnly, type Plan, type Step } from "../../plan/step";
import { checkTenant } from "../../rules";
import { inSentence } from "../../rules/rule";
import { hasWrites, type Situation } from "../../rules/situation";
import type { Declaration } from "../../schema/declaration";
import { NeedsKeys } from "../run/resource-locks";
import type { Connection } from "../run/run";
import { exchangeObstacles } from "./exchange-obstacles";

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
    await connection.run.partners.wait(partnersIn(guess).map(({ key }) => key));
    return connection.run.locks.holdingEnough(keysOf(guess), async held => {
        const fresh = new Recorder(freshReader(connection.tenant, guess));
        const situation = await freshSituation(connection, guess, { fresh, desired, replaced });
        const needs = keysOf(situation).filter(key => !held.includes(key));
        return needs.length > 0 ? new NeedsKeys(needs) : act(await judge(connection, situation, fresh));
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
    { fresh, desired, replaced }: { fresh: Reader; desired: Declaration; replaced: Replaced | null },
): Promise<Situation> {
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
        // The other declarations may not be applied yet: besides those of the exchange, only the tenant's facts count.
        program: programOfExchange(desired),
    });
}

/**
 * Judges the change, and every other declaration that it writes in an exchange, by every rule just before the first write.
 * @throws TeamsPhoneError with every finding that forbids it.
 */
async function judge(connection: Connection, situation: Situation, fresh: Reader): Promise<Prepared> {
    const obstacles = await exchangeObstacles(connection, situation, fresh);
    const { findings } = checkTenant({ ...situation, obstacles }, connection.configuration.rules);
    const errors = findings.filter(({ severity }) => severity === "error");
    const { account, number, plan } = situation;
    if (account && plan?.kind === "steps" && (errors.length === 0 || !hasWrites(situation)))
        return { account, number, steps: plan.steps };
    const reasons = errors.map(inSentence).join("\n");
    throw new TeamsPhoneError(errors[0]?.code ?? "refused", `${reasons}\nNothing was changed for this declaration.`);
}
