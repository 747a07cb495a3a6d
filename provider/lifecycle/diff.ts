import { decide } from "../change-set/decision";
import { TeamsPhoneError } from "../errors";
import type { Account } from "../model/account";
import { observe } from "../observe/observe";
import { compare, isStoredName } from "../plan/compare";
import { severityOf } from "../rules";
import { identityReused, reusedMessage } from "../rules/identity-reused";
import { isGiven } from "../schema/arguments";
import type { IdentityReading } from "../schema/identity";
import { isVoice, readState, type Stored } from "../schema/state";
import { hasLostVoice } from "./apply/keep-voice";
import { type Inputs, type Properties, readInputs } from "./inputs";
import type { Connection, Run } from "./run/run";

export interface Difference {
    readonly changes: boolean;
    readonly replaces: string[];
    /** Create first: a person who changes number keeps the old one until the new one is assigned. */
    readonly deleteBeforeReplace: false;
}

/** Compares the declaration with the state, and notes what a replacement replaces. */
export async function diff(run: Run, id: string, olds: Properties, news: Properties): Promise<Difference> {
    const stored = readState(olds, id);
    // A preview without credentials compares with the state, and reads nothing.
    const isOffline = run.configuration.validation === "offline";
    const connection = isOffline ? null : await run.connectFor(stored);
    const inputs = readInputs(news);
    run.redactor.learnStored(stored, run.consents.secretArgumentsOf(inputs));
    const { args, declaration: declared } = inputs;
    const isVoiceForm = isGiven(args.enterpriseVoiceEnabled);
    const unknownKeys = (["identity", "phoneNumber", "phoneNumberType", "assignmentCategory"] as const).filter(
        key => args[key].state === "unknown",
    );
    if (isVoice(stored) !== isVoiceForm) {
        run.replacements.note(inputs, stored);
        return difference(isVoiceForm ? ["enterpriseVoiceEnabled"] : ["phoneNumber"], true);
    }
    if (!declared) {
        const open =
            unknownKeys.length > 0 ||
            args.locationId.state === "unknown" ||
            args.enterpriseVoiceEnabled.state === "unknown";
        return difference([...unknownKeys], open);
    }
    const comparison = compare(
        declared,
        stored,
        await isOtherAccount(run, connection, declared.identity, stored, inputs),
    );
    if (comparison.kind === "replace") {
        run.replacements.note(inputs, stored);
        return difference([...comparison.keys], true);
    }
    if (comparison.kind === "update" || !connection) return difference([], comparison.kind === "update");
    const hasLostFlag =
        declared.form === "voice" && (await hasLostVoice(connection, stored.accountObjectId, declared.enabled));
    return difference([], hasLostFlag || (await isRepaired(connection, inputs, stored)));
}

function difference(replaces: string[], changes: boolean): Difference {
    return { changes: changes || replaces.length > 0, replaces, deleteBeforeReplace: false };
}

/** Whether the run repairs what was changed by hand. The gate has decided it, unless a value came too late for it. */
async function isRepaired(connection: Connection, inputs: Inputs, stored: Stored): Promise<boolean> {
    const { run, reader, description, configuration } = connection;
    const decided = run.consents.decisionOf(inputs);
    if (decided !== null) return decided === "repair";
    const situation = await observe(reader, run.consents.declarationOf(inputs), {
        tenant: description,
        ruleset: configuration.rules.ruleset,
        replaced: null,
        program: run.claims.program,
    });
    return decide(situation, stored, { kind: "same" }, configuration).isRepaired;
}

/** Whether the identity now names another account. A new spelling or a new UPN of the same account is not a change. */
async function isOtherAccount(
    run: Run,
    connection: Connection | null,
    identity: IdentityReading,
    stored: Stored,
    inputs: Inputs,
): Promise<boolean> {
    if (identity.key === stored.accountObjectId) return false;
    const isSameName = isStoredName(identity, stored) || run.keptIdentities.has(inputs);
    if (!connection) return !isSameName;
    const account = await connection.reader.account(identity.text);
    // A name without an account is not another account. If the declaration had changed, `check` would have refused it.
    if (!account || account.objectId === stored.accountObjectId) return false;
    if (isSameName) await refuseReused(connection, identity, account, stored);
    return true;
}

/** Refuses a name that now belongs to another account: the author of the program did not mean that account. */
async function refuseReused(
    { run, configuration }: Connection,
    { text }: IdentityReading,
    account: Account,
    stored: Stored,
): Promise<void> {
    const severity = severityOf(identityReused, configuration.rules);
    const message = `identity ${reusedMessage(text, account, stored)} [identity-reused]`;
    if (severity === "error") throw new TeamsPhoneError("identity-reused", message);
    if (severity === "warn") await run.log.warning(message);
}
