import type { RawConfiguration } from "./raw-configuration";

/** What the stack allows a run to do, and where the plan goes. */
export interface PlanConfiguration {
    /** How many managed numbers one run may take away or move; `null` for the default, which depends on how many there are. */
    readonly maxRemovals: number | null;
    /** Path without extension, relative to the folder of `Pulumi.yaml`; `null` writes no files. */
    readonly file: string | null;
    readonly redacted: boolean;
    /** As in `sha256:…`; `null` accepts any plan. */
    readonly approved: string | null;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Reads the keys about the plan. The environment variables of the same meaning win, because a pipeline sets them per run. */
export function readPlan(raw: RawConfiguration, env: NodeJS.ProcessEnv = process.env): PlanConfiguration {
    const max = raw.get("maxRemovals");
    if (max !== undefined && !/^[1-9]\d{0,5}$/.test(max))
        raw.complain("maxRemovals", "must be a whole number of managed numbers, from 1 to 999999.");
    const approved = env.TEAMS_PHONE_APPROVED_PLAN || raw.get("approvedPlan");
    if (approved !== undefined && !DIGEST.test(approved))
        raw.complain("approvedPlan", "must be a digest that a preview printed: `sha256:` and 64 hexadecimal digits.");
    return {
        maxRemovals: max === undefined ? null : Number(max),
        file: raw.path("planFile", env.TEAMS_PHONE_PLAN_FILE || raw.get("planFile")),
        redacted: raw.oneOf("planRedacted", ["true", "false"]) === "true",
        approved: approved ?? null,
    };
}
