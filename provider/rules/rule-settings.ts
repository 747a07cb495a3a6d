export type Severity = "error" | "warn" | "off";
export type Ruleset = "seed" | "current";

/** Which preset a stack uses, and where it differs from it. */
export interface RuleSettings {
    readonly ruleset: Ruleset;
    readonly severities: Readonly<Record<string, Severity>>;
}

export const DEFAULT_SETTINGS: RuleSettings = { ruleset: "seed", severities: {} };
