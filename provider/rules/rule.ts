import type { ArgumentsReading } from "../schema/arguments";
import type { Ruleset, Severity } from "./rule-settings";
import type { Situation } from "./situation";

/** What a rule found wrong, before severity is settled. */
export interface Problem {
    /** The argument at fault; `null` when it is the declaration as a whole. */
    readonly property: string | null;
    /** What is wrong, why, and what to do. */
    readonly message: string;
    /** Lowers this one problem, whatever the rule's severity is otherwise. */
    readonly atMost?: "warn";
}

/** A fact that this tenant does not tell, so that the rule could not judge. */
export interface NotChecked {
    readonly unknown: string;
}

export interface Finding {
    readonly code: string;
    readonly severity: "error" | "warn";
    readonly property: string | null;
    readonly message: string;
    /** Page that the rule comes from. */
    readonly source: string;
}

/** A finding in one sentence, with its rule and where that comes from, for errors that the engine shows by resource. */
export function inSentence({ property, message, code, source }: Finding): string {
    const page = source.startsWith("https://") ? ` (${source})` : "";
    return `${property ?? "This declaration"} ${message} [${code}]${page}`;
}

/** A rule judges at one stage or more: arguments alone, a whole program, or a declaration beside the tenant's facts. */
export interface Rule {
    /** Stable, in kebab case: the name under which a stack configures the rule. */
    readonly code: string;
    /** What it refuses, in one line. */
    readonly summary: string;
    /** Default severity per preset. */
    readonly severity: Readonly<Record<Ruleset, Severity>>;
    /** Whether everything behind the gate relies on it, so that no stack may lower it. */
    readonly structural: boolean;
    /** Whether the service refuses the same thing by itself. */
    readonly service: "refuses" | "accepts";
    readonly source: string;
    /** Judges the arguments of one declaration. */
    offline?(args: ArgumentsReading): readonly Problem[];
    /** Judges all declarations of a program together. */
    program?(program: readonly Declared[]): readonly (Problem & { readonly resource: string })[];
    /** Judges one declaration beside what the tenant shows. */
    tenant?(situation: Situation): readonly (Problem | NotChecked)[];
}

/** A declaration with the name of its resource. */
export interface Declared {
    readonly name: string;
    readonly args: ArgumentsReading;
}

/** A finding with the name of the resource that it is about. */
export interface NamedFinding {
    readonly resource: string;
    readonly finding: Finding;
}
