import { allowKnownNumber } from "../observe/allow-known-number";
import { declarationOfMove } from "../observe/exchange-members";
import { GATE_KEY, readGateNote } from "../observe/gate-note";
import { observe } from "../observe/observe";
import { checkArguments, checkTenant } from "../rules";
import { type Finding, inSentence } from "../rules/rule";
import { hasWrites } from "../rules/situation";
import { type ArgumentsReading, known } from "../schema/arguments";
import { type Declaration, sameDeclaration } from "../schema/declaration";
import { assignmentIn } from "../schema/state";
import { type Inputs, type Properties, readInputs } from "./inputs";
import { abandonedFor } from "./run/consents";
import type { Connection, Run } from "./run/run";

/**
 * Judges the arguments again, now with the values that the program's gate could not know, decides what the tenant's facts forbid,
 * and notes what this run declares. The inputs stay as the user spelled them, without the gate's note.
 */
export async function check(run: Run, olds: Properties, { [GATE_KEY]: noted, ...news }: Properties) {
    const note = readGateNote(noted);
    for (const inputs of [olds, news]) run.redactor.learn(inputs, note.secretArguments);
    const { rules: settings, validation } = run.configuration;
    const before = readInputs(olds);
    const inputs = readInputs(news);
    const { args } = inputs;
    const abandoned = abandonedFor(note);
    const { declaration } = inputs;
    const offline = checkArguments(args, settings);
    const connection = validation === "offline" ? null : await run.connect();
    connection?.reader.learn(note.observed);
    if (connection) await learnAccounts(connection, args, note.secretArguments);
    const judged = connection ? await allowKnownNumber(offline, args, connection.reader) : offline;
    const errors = judged.filter(isError);
    // A write is judged again just before it is made.
    const isAsExpected = note.decision !== null && (note.decision === "create") === (before.declaration === null);
    const isDecided = isAsExpected && abandoned.length === note.abandoned.length;
    if (errors.length === 0 && declaration && connection && !isDecided) {
        const permitted = run.consents.permitted(declaration, { ...note, abandoned });
        errors.push(...(await judgeBesideTenant(connection, permitted, before, inputs, note.judgedLate)));
    }
    if (declaration && errors.length === 0) run.claims.add(declaration);
    run.partners.note(inputs.key, errors.length === 0, note.isWholeRun);
    run.journal.open(note.journal);
    run.consents.note(inputs, note);
    run.keptIdentities.note(before, inputs);
    return { inputs: news, failures: errors.map(finding => failure(run, finding, note.secretArguments)) };
}

/** Messages name an account by its object id or display name, which reveal a secret identity. */
async function learnAccounts(
    { run, reader }: Connection,
    args: ArgumentsReading,
    secrets: readonly string[],
): Promise<void> {
    for (const key of ["identity", "takeFrom"] as const) {
        const given = secrets.includes(key) ? known(args[key]) : undefined;
        if (given === undefined || given.kind === "invalid") continue;
        const account = await reader.account(given.text);
        if (account) run.redactor.learnAccount(account);
    }
}

/** The engine prints a failing property's value beside the reason, even a secret one: the failure then names no property. */
function failure({ redactor }: Run, finding: Finding, secrets: readonly string[]) {
    const { property } = finding;
    return {
        property: property === null || secrets.includes(property) ? "" : property,
        reason: redactor.redact(inSentence(finding)),
    };
}

/**
 * Finds what the tenant's facts forbid. A declaration that is unchanged, or already true, leads to no write: its findings are
 * warnings, so that one leaver does not block all other changes. The gate has shown them, unless a value came too late for it.
 */
async function judgeBesideTenant(
    connection: Connection,
    declaration: Declaration,
    before: Inputs,
    inputs: Inputs,
    isUnseen: boolean,
): Promise<readonly Finding[]> {
    const { run, configuration, description, reader } = connection;
    const { rules: settings } = configuration;
    const isUnchanged = before.declaration !== null && sameDeclaration(before.declaration, declaration);
    if (isUnchanged && !isUnseen) return [];
    const situation = await observe(reader, declaration, {
        tenant: description,
        ruleset: settings.ruleset,
        replaced: await replacedAssignment(connection, declaration, before, inputs),
        // The engine may check the other declarations of an exchange later.
        program: run.claims.program.with(
            declaration.form === "assignment" ? declaration.consent.map(declarationOfMove) : [],
        ),
        findsNamesakes: isUnseen,
    });
    const { findings } = checkTenant(situation, settings);
    const errors = !isUnchanged && hasWrites(situation) ? findings.filter(isError) : [];
    const warnings = isUnseen ? findings.filter(finding => !errors.includes(finding)) : [];
    for (const finding of warnings) await run.log.warning(`Teams Phone: ${inSentence(finding)}`);
    return errors;
}

/**
 * The assignment that the engine replaces by this declaration. After `diff` it is what `diff` noted. Before, it is the old number
 * of the account, if the program still names the account by the same words; if not, it is the old number with its present holder,
 * because the old name may belong to nobody now, or to another account.
 */
async function replacedAssignment(
    { run, reader }: Connection,
    { identity }: Declaration,
    { declaration: old }: Inputs,
    inputs: Inputs,
) {
    const stored = run.replacements.of(inputs);
    if (stored) return assignmentIn(stored);
    if (old?.form !== "assignment") return null;
    const named = identity.key === old.identity.key ? await reader.account(identity.text) : null;
    const holder = named?.objectId ?? (await reader.number(old.number))?.holder?.objectId;
    return holder === undefined ? null : { accountObjectId: holder, number: old.number };
}

function isError({ severity }: Finding): boolean {
    return severity === "error";
}
