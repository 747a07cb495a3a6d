import type { Account } from "../model/account";
import type { HeldNumber, NumberRecord } from "../model/number";
import type { TenantDescription } from "../model/tenant";
import type { ArgumentsReading } from "../schema/arguments";
import type { Ruleset, Severity } from "./rule-settings";
import type { Situation } from "./situation";

/** What a rule found wrong, before the stack's severity is applied. */
export interface Problem {
    /** The argument at fault; `null` for the declaration as a whole. */
    readonly property: string | null;
    /** What is wrong, why, and what to do. It continues the sentence that the property begins. */
    readonly message: string;
    /** Makes this problem a warning even if the rule's severity is `error`. */
    readonly atMost?: "warn";
}

/** A fact that the tenant does not expose, so the rule could not be checked. */
export interface NotChecked {
    readonly unknown: string;
}

export interface Finding {
    readonly code: string;
    readonly severity: "error" | "warn";
    readonly property: string | null;
    readonly message: string;
    /** The page that the rule comes from. */
    readonly source: string;
}

/** A finding as one sentence with its rule and source, for messages that the engine shows under the resource. */
export function inSentence({ property, message, code, source }: Finding): string {
    const page = source.startsWith("https://") ? ` (${source})` : "";
    return `${property ?? "This declaration"} ${message} [${code}]${page}`;
}

/**
 * A named check. It applies at one or more stages: to the arguments of one declaration, to the program as a whole, or to a
 * declaration and the tenant's facts about it. A rule never throws.
 */
export interface Rule {
    /** Stable, in kebab case. A stack sets the rule's severity by this name. */
    readonly code: string;
    /** What the rule refuses, in one line. */
    readonly summary: string;
    /** The severity in each preset. */
    readonly severity: Readonly<Record<Ruleset, Severity>>;
    /** Whether later stages rely on the rule, so that a stack may not lower it. */
    readonly structural: boolean;
    /** Whether the service refuses the same thing. */
    readonly service: "refuses" | "accepts";
    readonly source: string;
    /** Checks the arguments of one declaration. */
    offline?(args: ArgumentsReading): readonly Problem[];
    /** Checks all declarations of a program together. */
    program?(program: readonly Declared[]): readonly (Problem & { readonly resource: string })[];
    /** Checks one declaration against the tenant. */
    tenant?(situation: Situation): readonly (Problem | NotChecked)[];
    /** Checks the release of a number that no declaration assigns any more. Its problems are warnings: the release may be tried. */
    removal?(removal: Removal): readonly (Problem | NotChecked)[];
    /** Checks what an account loses, to nobody or to another account. Its problems are warnings as well. */
    loss?(loss: Removal): readonly Problem[];
}

/** A number that the run releases, because the program does not declare it any more, or gives it to another account. */
export interface Removal {
    readonly tenant: TenantDescription;
    readonly ruleset: Ruleset;
    readonly number: NumberRecord;
    /** The account that loses the number; `null` if the directory does not have it. */
    readonly account: Account | null;
    /** The numbers that the account has after the run. */
    readonly remaining: readonly HeldNumber[];
}

/** The arguments of a declaration, with the name of its resource. */
export interface Declared {
    readonly name: string;
    readonly args: ArgumentsReading;
}

/** A finding, with the name of its resource. */
export interface NamedFinding {
    readonly resource: string;
    readonly finding: Finding;
}
