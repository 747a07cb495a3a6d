import type { Account } from "../model/account";
import type { Assign, Release } from "../model/change";
import type { EmergencyLocation } from "../model/location";
import type { AssignmentCategory, HeldNumber, NumberRecord } from "../model/number";
import type { TenantDescription } from "../model/tenant";
import type { Plan, Step } from "../plan/step";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";
import { countriesOf } from "../schema/number-plan";
import type { Ruleset } from "./rule-settings";

/** A declaration with the tenant's facts about it: what the tenant rules check. */
export interface Situation {
    readonly tenant: TenantDescription;
    readonly ruleset: Ruleset;
    readonly declaration: Declaration;
    /** The declared account; `null` when the tenant does not have it. */
    readonly account: Account | null;
    /** The declared number; `null` when the inventory does not list it, and in the Attribute form. */
    readonly number: NumberRecord | null;
    /** The account that holds the declared number; `null` when it is free, or its holder is no longer in the directory. */
    readonly holder: Account | null;
    /** The numbers that the rest of the program gives to that holder; absent if none was looked for. */
    readonly holderGets?: readonly HeldNumber[];
    /** The declared location; `null` when none is declared, or the tenant does not have it. */
    readonly location: EmergencyLocation | null;
    /** The location that the number would keep; `null` when it has none, or the tenant cannot look it up. */
    readonly currentLocation: EmergencyLocation | null;
    /** The account that `takeFrom` refers to; `null` when there is none. */
    readonly takeFrom: Account | null;
    /** What would be written; `null` when the account does not exist. */
    readonly plan: Plan | null;
    /** Why the exchange that the plan carries out must not be made, a sentence each; absent if nothing forbids it. */
    readonly obstacles?: readonly string[];
    /** What the rest of the program declares for this account. */
    readonly elsewhere: Elsewhere;
    /** Other accounts that the declaration's identities may have been meant for; `[]` where nobody looked for them. */
    readonly namesakes: readonly Namesake[];
}

/** An identity that is the UPN of one account and the SIP address of another. */
export interface Namesake {
    readonly property: "identity" | "takeFrom";
    /** The account with that UPN, which the identity stands for. */
    readonly meant: Account;
    /** The account with that SIP address. */
    readonly other: Account;
}

/** What the other declarations say of an account, by any of its names. */
export interface Elsewhere {
    /** The numbers that they give it. */
    readonly given: readonly HeldNumber[];
    /** The numbers that it holds and they give to other accounts. */
    readonly taken: readonly string[];
    /** The values of EnterpriseVoiceEnabled that they declare. */
    readonly flags: readonly boolean[];
}

/** A situation of the Assignment form. */
export interface AssignmentSituation extends Situation {
    readonly declaration: AssignmentDeclaration;
}

/** Narrows to declarations of the Assignment form. */
export function declaresNumber(situation: Situation): situation is AssignmentSituation {
    return situation.declaration.form === "assignment";
}

/** Whether the declaration leads to a write, now or once it is no longer refused. */
export function hasWrites({ plan }: Situation): boolean {
    return plan === null || plan.kind === "refused" || plan.steps.length > 0;
}

/** Whether the number would be assigned, be it to its current holder. */
export function assignsNumber({ plan, declaration }: Situation): boolean {
    if (declaration.form !== "assignment") return false;
    return (
        plan === null ||
        plan.kind === "refused" ||
        given(plan.steps).some(({ number }) => number === declaration.number)
    );
}

/** Whether the declaration changes the number's location. */
export function changesLocation({ plan, declaration, number }: AssignmentSituation): boolean {
    if (declaration.locationId === undefined) return false;
    if (plan?.kind === "steps" && plan.steps.length === 0) return false;
    return declaration.locationId !== (number?.locationId ?? null);
}

/** The releases in the plan; if it is refused, those that nothing forbids. */
export function releases({ plan }: Situation): readonly Release[] {
    return (plan?.steps ?? []).flatMap(({ change }) => (change.kind === "release" ? [change] : []));
}

/** The assignments in the plan for other accounts, in exchange for what they lose. */
export function compensations({ plan, account }: Situation): readonly Assign[] {
    return given(plan?.steps ?? []).filter(each => each.account !== account?.objectId);
}

function given(steps: readonly Step[]): readonly Assign[] {
    return steps.flatMap(({ change }) => (change.kind === "assign" ? [change] : []));
}

/** Whether the declared account already holds the declared number. */
export function isHolder({ account, number }: Situation): boolean {
    return account !== null && number?.holder?.objectId === account.objectId;
}

/** The numbers of one category that the account will have besides the declared one, starting with those of the program. */
export function othersOf({ account, declaration, elsewhere }: AssignmentSituation, category: AssignmentCategory) {
    const given = elsewhere.given.map(({ number }) => number);
    const kept = (account?.numbers ?? []).filter(
        ({ number }) => number !== declaration.number && !given.includes(number) && !elsewhere.taken.includes(number),
    );
    return [...elsewhere.given, ...kept].filter(each => each.category === category);
}

/** Whether the number is new to the account, or to the category in which it would be assigned. */
export function isNewAssignment(situation: AssignmentSituation): boolean {
    const { number, declaration } = situation;
    return assignsNumber(situation) && !(isHolder(situation) && number?.holder?.category === declaration.category);
}

/** Narrows to a number that is new to an existing account. */
export function isNewToAccount(situation: Situation): situation is AssignmentSituation & { readonly account: Account } {
    return declaresNumber(situation) && situation.account !== null && isNewAssignment(situation);
}

/** The countries that the declared number may belong to: the inventory's, or else those of its calling code (`isDerived`). */
export function countriesOfNumber({ number, declaration }: AssignmentSituation) {
    const listed = number?.country ?? null;
    if (listed !== null) return { countries: [listed], isDerived: false };
    return { countries: countriesOf(declaration.number), isDerived: true };
}

/** Whether emergency addresses must be validated, and given at assignment (US and Canada). */
export function isNorthAmerican(country: string): boolean {
    return country === "US" || country === "CA";
}
