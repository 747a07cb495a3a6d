import type { Account } from "../model/account";
import { observe } from "../observe/observe";
import type { ObservedFacts } from "../observe/observed-facts";
import { Program } from "../observe/program";
import type { Reader } from "../observe/reader";
import { Recorder } from "../observe/recorder";
import { checkTenant } from "../rules";
import { heldOtherwise } from "../rules/held-otherwise";
import { numberTaken } from "../rules/number-taken";
import { primaryExists } from "../rules/primary-exists";
import type { Declared, NamedFinding } from "../rules/rule";
import { hasWrites, type Situation } from "../rules/situation";
import { type AssignmentDeclaration, toDeclaration } from "../schema/declaration";
import type { Move } from "../schema/moves";
import type { Connected } from "./connect";
import { Exchanges } from "./exchanges";
import { couldMail, mailsInWords } from "./report/emails";
import { planInWords } from "./report/plan-text";
import type { TenantReport } from "./report/tenant-report";

/**
 * Whether a number is given up depends on what the engine replaces, which only the provider process knows: there `check`
 * decides these three, and here they are lines of the plan.
 */
const NEEDS_STATE = [numberTaken.code, primaryExists.code, heldOtherwise.code];
/** Account, number, holder or location: about so many questions a declaration. */
const QUESTIONS_EACH = 3;

/**
 * Judges declarations beside the tenant's facts.
 * @param seen What earlier waves came to, which this one is added to.
 */
export async function judgeTenant(
    { opened, reader, configuration }: Connected,
    wave: readonly Declared[],
    all: readonly Declared[],
    seen: Map<Declared, Situation>,
): Promise<TenantReport> {
    const findings: (NamedFinding & { wouldWrite: boolean })[] = [];
    const plan: string[] = [];
    const notChecked = new Set<string>();
    const accepted: Situation[] = [];
    const consents = new Map<Declared, readonly Move[]>();
    const facts = new Map<Declared, ObservedFacts>();
    if (!opened || !reader) return { findings, plan, mails: null, notChecked: [], consents, facts };
    reader.expect(wave.length * QUESTIONS_EACH);
    const program = new Program(all.map(({ args }) => toDeclaration(args)).filter(each => each !== null));
    const { ruleset } = configuration.rules;
    const circumstances = { tenant: opened.description, ruleset, replaced: null, program };
    const observed = await Promise.all(
        wave.map(async declared => {
            const declaration = toDeclaration(declared.args);
            const recorder = new Recorder(reader);
            return { declared, recorder, alone: declaration && (await observe(recorder, declaration, circumstances)) };
        }),
    );
    for (const { declared, alone } of observed) if (alone) seen.set(declared, alone);
    const exchanges = new Exchanges(seen.values());
    const accounts = accountsOf(seen);
    for (const { declared, recorder, alone } of observed) {
        if (!alone) continue;
        const consent = exchanges.of(alone);
        const situation = consent.length > 0 ? await withConsent(recorder, alone, consent) : alone;
        facts.set(declared, recorder.facts);
        if (consent.length > 0) consents.set(declared, consent);
        const judged = checkTenant(situation, configuration.rules);
        const wouldWrite = hasWrites(situation);
        const decided = judged.findings.filter(({ code }) => !NEEDS_STATE.includes(code));
        findings.push(...decided.map(finding => ({ resource: declared.name, finding, wouldWrite })));
        if (!decided.some(({ severity }) => severity === "error")) accepted.push(situation);
        for (const fact of judged.notChecked) notChecked.add(fact);
        const line = planInWords(situation, accounts);
        if (line !== null) plan.push(`${declared.name}: ${line}`);
    }
    const { facts: settings } = opened.description;
    if ([settings.mailsOnAssign, settings.mailsOnUnassign].includes("unknown") && accepted.some(couldMail))
        notChecked.add("whether the tenant mails people about their numbers");
    return { findings, plan, mails: mailsInWords(accepted, settings), notChecked: [...notChecked], consents, facts };

    function withConsent(from: Reader, situation: Situation, consent: readonly Move[]): Promise<Situation> {
        return observe(from, { ...situation.declaration, consent } as AssignmentDeclaration, circumstances);
    }
}

function accountsOf(seen: ReadonlyMap<Declared, Situation>): ReadonlyMap<string, Account> {
    const accounts = [...seen.values()].flatMap(({ account, holder }) => [account, holder]);
    return new Map(accounts.flatMap(account => (account ? [[account.objectId, account]] : [])));
}
