import type { Account } from "../model/account";
import type { Assign, Release } from "../model/change";
import type { EmergencyLocation } from "../model/location";
import type { AssignmentCategory, HeldNumber, NumberRecord } from "../model/number";
import type { TenantDescription } from "../model/tenant";
import type { Plan, Step } from "../plan/step";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";
import type { Ruleset } from "./rule-settings";

/** A declaration beside everything that the tenant shows of it: what the tenant rules judge. */
export interface Situation {
    readonly tenant: TenantDescription;
    readonly ruleset: Ruleset;
    readonly declaration: Declaration;
    /** The declared account; `null` when the tenant has none of that name. */
    readonly account: Account | null;
    /** The declared number; `null` when the inventory does not hold it, and in the other form. */
    readonly number: NumberRecord | null;
    /** The account that holds the declared number; `null` when nobody does or the directory no longer knows it. */
    readonly holder: Account | null;
    /** The declared location; `null` when none is declared or the tenant has none with that id. */
    readonly location: EmergencyLocation | null;
    /** The location that the declared number has now; `null` when it has none, or the tenant does not tell its name. */
    readonly currentLocation: EmergencyLocation | null;
    /** The account that `takeFrom` names; `null` when there is none. */
    readonly takeFrom: Account | null;
    /** What would be written; `null` when there is no account to write to. */
    readonly plan: Plan | null;
    /** What the rest of the program says of this account. */
    readonly elsewhere: Elsewhere;
}

/** What other declarations of the program make of an account, under whichever of its names. */
export interface Elsewhere {
    /** Numbers that they give it. */
    readonly given: readonly HeldNumber[];
    /** Numbers of its own that they give to somebody else. */
    readonly taken: readonly string[];
    /** Values of EnterpriseVoiceEnabled that they declare. */
    readonly flags: readonly boolean[];
}

/** A situation of the form that assigns a number, for rules that have no say in the other one. */
export interface AssignmentSituation extends Situation {
    readonly declaration: AssignmentDeclaration;
}

/** Narrows to declarations of a number. */
export function declaresNumber(situation: Situation): situation is AssignmentSituation {
    return situation.declaration.form === "assignment";
}

/** Whether anything would be written. What is refused would be, were it not refused. */
export function hasWrites({ plan }: Situation): boolean {
    return plan === null || plan.kind === "refused" || plan.steps.length > 0;
}

/** Whether the number would be assigned, to a new holder or again. */
export function assignsNumber({ plan, declaration }: Situation): boolean {
    if (declaration.form !== "assignment") return false;
    return (
        plan === null ||
        plan.kind === "refused" ||
        given(plan.steps).some(({ number }) => number === declaration.number)
    );
}

/** Whether the location would be written: the declared one is not the number's. */
export function changesLocation({ plan, declaration, number }: AssignmentSituation): boolean {
    if (declaration.locationId === undefined) return false;
    if (plan?.kind === "steps" && plan.steps.length === 0) return false;
    return declaration.locationId !== (number?.locationId ?? null);
}

/** The releases that would come first, were nothing else refused. */
export function releases({ plan }: Situation): readonly Release[] {
    return (plan?.steps ?? []).flatMap(({ change }) => (change.kind === "release" ? [change] : []));
}

/** What others get in exchange by the same writes. */
export function compensations({ plan, account }: Situation): readonly Assign[] {
    return given(plan?.steps ?? []).filter(each => each.account !== account?.objectId);
}

function given(steps: readonly Step[]): readonly Assign[] {
    return steps.flatMap(({ change }) => (change.kind === "assign" ? [change] : []));
}

/** Whether the declared account holds the declared number already. */
export function isHolder({ account, number }: Situation): boolean {
    return account !== null && number?.holder?.objectId === account.objectId;
}

/** The numbers of one category that the account will have beside the declared one, those of the program first. */
export function othersOf({ account, declaration, elsewhere }: AssignmentSituation, category: AssignmentCategory) {
    const given = elsewhere.given.map(({ number }) => number);
    const kept = (account?.numbers ?? []).filter(
        ({ number }) => number !== declaration.number && !given.includes(number) && !elsewhere.taken.includes(number),
    );
    return [...elsewhere.given, ...kept].filter(each => each.category === category);
}

export function isResourceAccount(account: Account): boolean {
    return account.type === "resourceAccount";
}

/** Whether the number would come to this account, or to another category, rather than be assigned again as it is. */
export function isNewAssignment(situation: AssignmentSituation): boolean {
    const { number, declaration } = situation;
    return assignsNumber(situation) && !(isHolder(situation) && number?.holder?.category === declaration.category);
}

/** Where emergency locations are validated and required at assignment. */
export function isNorthAmerican(country: string): boolean {
    return country === "US" || country === "CA";
}
