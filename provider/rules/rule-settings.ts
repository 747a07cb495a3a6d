export type Severity = "error" | "warn" | "off";
export type Ruleset = "seed" | "current";

/** The preset that a stack uses, and the severities that it changes. */
export interface RuleSettings {
    readonly ruleset: Ruleset;
    readonly severities: Readonly<Record<string, Severity>>;
}

export const DEFAULT_SETTINGS: RuleSettings = { ruleset: "seed", severities: {} };
