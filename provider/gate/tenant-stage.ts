import { Program } from "../observe/program";
import { observe } from "../observe/situation";
import { describeHolder } from "../plan/assignment";
import { checkTenant } from "../rules";
import { heldOtherwise } from "../rules/held-otherwise";
import { numberTaken } from "../rules/number-taken";
import { primaryExists } from "../rules/primary-exists";
import type { Declared } from "../rules/rule";
import { type Situation, writes } from "../rules/situation";
import { toDeclaration } from "../schema/arguments";
import type { Change } from "../tenant/port";
import type { Connected } from "./connection";
import { couldMail, mailsInWords } from "./mails";
import type { NamedFinding } from "./report";

/** What the tenant says of a wave of declarations. */
export interface TenantReport {
    readonly findings: readonly (NamedFinding & { readonly wouldWrite: boolean })[];
    /** What would be written, a line each. */
    readonly plan: readonly string[];
    /** Whom the tenant itself would tell; `null` for nobody. */
    readonly mails: string | null;
    readonly notChecked: readonly string[];
}

/**
 * Whether a number is given up depends on what the engine replaces, which only the provider process knows: there `check`
 * decides these three, and here they are lines of the plan.
 */
const NEEDS_STATE = [numberTaken.code, primaryExists.code, heldOtherwise.code];
/** Account, number, holder or location: about so many questions a declaration. */
const QUESTIONS_EACH = 3;

/** Judges declarations beside the tenant's facts. */
export async function judgeTenant(
    { opened, reader, configuration }: Connected,
    wave: readonly Declared[],
    all: readonly Declared[],
): Promise<TenantReport> {
    const findings: (NamedFinding & { wouldWrite: boolean })[] = [];
    const plan: string[] = [];
    const notChecked = new Set<string>();
    const accepted: Situation[] = [];
    if (!opened || !reader) return { findings, plan, mails: null, notChecked: [] };
    reader.expect(wave.length * QUESTIONS_EACH);
    const program = new Program(all.map(({ args }) => toDeclaration(args)).filter(each => each !== null));
    for (const { name, args } of wave) {
        const declaration = toDeclaration(args);
        if (!declaration) continue;
        const { ruleset } = configuration.rules;
        const circumstances = { tenant: opened.description, ruleset, replaced: null, program };
        const situation = await observe(reader, declaration, circumstances);
        const judged = checkTenant(situation, configuration.rules);
        const wouldWrite = writes(situation);
        const decided = judged.findings.filter(({ code }) => !NEEDS_STATE.includes(code));
        findings.push(...decided.map(finding => ({ resource: name, finding, wouldWrite })));
        if (!decided.some(({ severity }) => severity === "error")) accepted.push(situation);
        for (const fact of judged.notChecked) notChecked.add(fact);
        const line = inWords(situation);
        if (line !== null) plan.push(`${name}: ${line}`);
    }
    const { facts } = opened.description;
    if ([facts.mailsOnAssign, facts.mailsOnUnassign].includes("unknown") && accepted.some(couldMail))
        notChecked.add("whether the tenant mails people about their numbers");
    return { findings, plan, mails: mailsInWords(accepted, facts), notChecked: [...notChecked] };
}

function inWords(situation: Situation): string | null {
    const { plan, account, number } = situation;
    if (!plan || !account) return null;
    if (plan.kind === "steps") {
        return plan.steps.map(({ change }) => changeInWords(change, situation)).join(", then ") || null;
    }
    const codes = plan.refusals.map(({ code }) => code);
    const other = account.numbers.find(each => each.number !== number?.number)?.number;
    return [
        ...(codes.includes(numberTaken.code) && number
            ? [
                  `take ${number.number} from ${describeHolder(number)}, if this change replaces that very assignment (else it is refused)`,
              ]
            : []),
        ...(codes.includes(primaryExists.code)
            ? [
                  `give up ${other} of ${account.displayName}, if this change replaces that very assignment (else it is refused)`,
              ]
            : []),
        ...(codes.includes(heldOtherwise.code)
            ? [
                  `assign ${number?.number} again as declared, if this change replaces the assignment (else it is refused)`,
              ]
            : []),
    ].join(", and ");
}

function changeInWords(change: Change, { account, holder, location, number }: Situation): string {
    const who = account ? `${account.displayName} (${account.userPrincipalName})` : "";
    const where = location ? `${location.description}, ${location.city}` : "";
    switch (change.kind) {
        case "release":
            return `release ${change.number} from ${change.expectedHolder === holder?.objectId ? holder.displayName : number ? describeHolder(number) : who}`;
        case "assign":
            return `assign ${change.number} to ${who}${where && ` at ${where}`}${change.locationId === null ? " and remove its location" : ""}`;
        case "setLocation":
            return change.locationId === null
                ? `remove the location of ${change.number}`
                : `move ${change.number} of ${who} to ${where || change.locationId}`;
        case "setEnterpriseVoice":
            return `set EnterpriseVoiceEnabled of ${who} to ${change.enabled}`;
    }
}
