import type { Account } from "../model/account";
import { type Circumstances, observe } from "../observe/observe";
import { Program } from "../observe/program";
import { Recorder } from "../observe/recorder";
import { checkTenant, type Judgement } from "../rules";
import { heldOtherwise } from "../rules/held-otherwise";
import { numberTaken } from "../rules/number-taken";
import { primaryExists } from "../rules/primary-exists";
import type { Finding } from "../rules/rule";
import type { RuleSettings } from "../rules/rule-settings";
import { hasWrites, type Situation } from "../rules/situation";
import type { AssignmentDeclaration } from "../schema/declaration";
import type { Move } from "../schema/moves";
import type { Connected } from "./connect";
import { Exchanges } from "./exchanges";
import type { ParsedDeclaration } from "./parsed-declaration";
import { couldEmail, emailsInWords } from "./report/emails";
import { planInWords } from "./report/plan-text";
import type { TenantReport } from "./report/tenant-report";

/**
 * Whether a number may be released depends on what the engine replaces, which only the provider process knows: `check` applies
 * these three rules there, and the gate only prints them in the plan.
 */
const NEEDS_STATE = [numberTaken.code, primaryExists.code, heldOtherwise.code];
/** A declaration asks about three things: its account, its number, and a holder or a location. */
const QUESTIONS_EACH = 3;
const NOTHING: TenantReport = { findings: [], plan: [], emails: null, notChecked: [], notes: new Map() };

/** A declaration, the answers that the tenant gave about it, and what they mean. */
interface Judged {
    readonly declared: ParsedDeclaration;
    readonly recorder: Recorder;
    readonly situation: Situation;
    readonly consent: readonly Move[];
    readonly findings: readonly Finding[];
    readonly notChecked: Judgement["notChecked"];
}

/**
 * Judges a wave of declarations against the tenant's facts.
 * @param all Every declaration so far, including this wave.
 * @param seen The situations of earlier waves, to which this one is added.
 */
export async function judgeTenant(
    { opened, reader, configuration }: Connected,
    wave: readonly ParsedDeclaration[],
    all: readonly ParsedDeclaration[],
    seen: Map<ParsedDeclaration, Situation>,
): Promise<TenantReport> {
    if (!opened || !reader) return NOTHING;
    reader.expect(wave.length * QUESTIONS_EACH);
    const circumstances: Circumstances = {
        tenant: opened.description,
        ruleset: configuration.rules.ruleset,
        replaced: null,
        program: new Program(all.flatMap(({ declaration }) => (declaration ? [declaration] : []))),
    };
    const observed = await Promise.all(
        wave.map(async declared => {
            if (!declared.declaration) return [];
            const recorder = new Recorder(reader);
            return [{ declared, recorder, situation: await observe(recorder, declared.declaration, circumstances) }];
        }),
    );
    for (const { declared, situation } of observed.flat()) seen.set(declared, situation);
    const exchanges = new Exchanges(seen.values());
    const judged: Judged[] = [];
    for (const each of observed.flat()) {
        const consent = exchanges.of(each.situation);
        const situation = await withConsent(each, consent, circumstances);
        judged.push({ ...each, situation, consent, ...judge(situation, configuration.rules) });
    }
    return reportOf(judged, opened.description.facts, accountsOf(seen));
}

/** Plans again with what the program gives in exchange. */
async function withConsent(
    { recorder, situation }: Pick<Judged, "recorder" | "situation">,
    consent: readonly Move[],
    circumstances: Circumstances,
): Promise<Situation> {
    if (consent.length === 0) return situation;
    return observe(recorder, { ...situation.declaration, consent } as AssignmentDeclaration, circumstances);
}

function judge(situation: Situation, settings: RuleSettings): Pick<Judged, "findings" | "notChecked"> {
    const { findings, notChecked } = checkTenant(situation, settings);
    return { findings: findings.filter(({ code }) => !NEEDS_STATE.includes(code)), notChecked };
}

function reportOf(
    judged: readonly Judged[],
    settings: Parameters<typeof emailsInWords>[1],
    accounts: ReadonlyMap<string, Account>,
): TenantReport {
    const accepted = judged
        .filter(({ findings }) => !findings.some(({ severity }) => severity === "error"))
        .map(({ situation }) => situation);
    const notChecked = judged.flatMap(each => each.notChecked);
    if ([settings.mailsOnAssign, settings.mailsOnUnassign].includes("unknown") && accepted.some(couldEmail))
        notChecked.push("whether the tenant emails people about their numbers");
    return {
        findings: judged.flatMap(({ declared, findings, situation }) =>
            findings.map(finding => ({ resource: declared.name, finding, wouldWrite: hasWrites(situation) })),
        ),
        plan: judged.flatMap(({ declared, situation }) => {
            const line = planInWords(situation, accounts);
            return line === null ? [] : [`${declared.name}: ${line}`];
        }),
        emails: emailsInWords(accepted, settings),
        notChecked: [...new Set(notChecked)],
        notes: new Map(
            judged.map(({ declared, consent, recorder }) => [declared, { consent, observed: recorder.facts }]),
        ),
    };
}

function accountsOf(seen: ReadonlyMap<ParsedDeclaration, Situation>): ReadonlyMap<string, Account> {
    const accounts = [...seen.values()].flatMap(({ account, holder }) => [account, holder]);
    return new Map(accounts.flatMap(account => (account ? [[account.objectId, account]] : [])));
}
