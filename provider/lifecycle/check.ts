import { allowKnownNumber } from "../observe/allow-known-number";
import { observe } from "../observe/observe";
import { readObservedFacts } from "../observe/observed-facts";
import { checkArguments, checkTenant } from "../rules";
import { type Finding, inSentence } from "../rules/rule";
import type { RuleSettings } from "../rules/rule-settings";
import { hasWrites } from "../rules/situation";
import { type ArgumentsReading, readArguments } from "../schema/arguments";
import { type Declaration, toDeclaration } from "../schema/declaration";
import { isVoice } from "../schema/state";
import { say } from "./engine/engine-log";
import { claim, declaredSoFar } from "./run/claims";
import { type Connection, configurationOfStack, connect } from "./run/connection";
import { noteIdentity } from "./run/kept-identities";
import { noteSecrets, secretArguments, withoutSecrets } from "./run/redactor";
import { replacedBy } from "./run/replacements";

type Properties = Record<string, unknown>;

/**
 * Judges the arguments once more, now with values that the program's gate could not know, decides over what the tenant shows,
 * and notes what this run declares. The inputs stay as the user spelled them; what the gate looked up ends here.
 */
export async function check(olds: Properties, { observed, ...news }: Properties) {
    noteSecrets(news);
    const { rules: settings, validation } = configurationOfStack();
    const args = readArguments(news);
    const declaration = toDeclaration(args);
    const offline = checkArguments(args, settings);
    const connection = validation === "offline" ? null : await connect();
    connection?.reader.learn(readObservedFacts(observed));
    const judged = connection ? await allowKnownNumber(offline, args, connection.reader) : offline;
    const errors = judged.filter(isError);
    if (errors.length === 0 && declaration && connection)
        errors.push(...(await decide(connection, declaration, olds, news, settings)));
    if (declaration && errors.length === 0) claim(declaration);
    noteIdentity(olds, news);
    return { inputs: news, failures: errors.map(finding => failure(finding, secretArguments(news))) };
}

/** The engine prints the value of the property beside the reason, a secret one too: then the reason alone names it. */
function failure(finding: Finding, secrets: readonly string[]) {
    const { property } = finding;
    return {
        property: property === null || secrets.includes(property) ? "" : property,
        reason: withoutSecrets(inSentence(finding)),
    };
}

/**
 * What the tenant's facts forbid. A declaration that is unchanged, or true already, leads to no write: what is wrong with it
 * is a warning, and one leaver does not block everybody's change. The program's gate has shown it, unless a value came too late.
 */
async function decide(
    connection: Connection,
    declaration: Declaration,
    olds: Properties,
    news: Properties,
    settings: RuleSettings,
): Promise<readonly Finding[]> {
    const before = readArguments(olds);
    const isUnchanged = isSame(before, readArguments(news));
    const isUnseen = news.judgedLate === true;
    if (isUnchanged && !isUnseen) return [];
    const situation = await observe(connection.reader, declaration, {
        tenant: connection.description,
        ruleset: settings.ruleset,
        replaced: await replacedAssignment(connection, declaration, before, news),
        program: declaredSoFar(),
    });
    const { findings } = checkTenant(situation, settings);
    const errors = !isUnchanged && hasWrites(situation) ? findings.filter(isError) : [];
    const warnings = isUnseen ? findings.filter(finding => !errors.includes(finding)) : [];
    for (const finding of warnings) await say("warning", `Teams Phone: ${inSentence(finding)}`);
    return errors;
}

function isSame(before: ArgumentsReading, now: ArgumentsReading): boolean {
    const meaning = ({ takeFrom: _, replacesNumber: __, consent: ___, ...args }: ArgumentsReading) => {
        const declared = toDeclaration({ ...args, takeFrom: absent, replacesNumber: absent, consent: absent });
        return (
            declared &&
            JSON.stringify({
                ...declared,
                identity: declared.identity.key,
                hasLocation: "locationId" in declared && declared.locationId !== undefined,
            })
        );
    };
    const was = meaning(before);
    return was !== null && was === meaning(now);
}
const absent = { state: "absent" } as const;

/**
 * What the engine is replacing by this declaration: from what `diff` noted, where the engine checks again after it. Before that
 * it is the old number of the account that the program goes on naming; under another name now, of whoever holds it, because the
 * old name may be nobody's by now, or somebody else's.
 */
async function replacedAssignment(
    { reader }: Connection,
    { identity }: Declaration,
    before: ArgumentsReading,
    news: Properties,
) {
    const stored = replacedBy(news);
    if (stored) return isVoice(stored) ? null : { accountObjectId: stored.accountObjectId, number: stored.phoneNumber };
    const old = toDeclaration(before);
    if (old?.form !== "assignment") return null;
    const named = identity.key === old.identity.key ? await reader.account(identity.text) : null;
    const holder = named?.objectId ?? (await reader.number(old.number))?.holder?.objectId;
    return holder === undefined ? null : { accountObjectId: holder, number: old.number };
}

function isError({ severity }: Finding): boolean {
    return severity === "error";
}
