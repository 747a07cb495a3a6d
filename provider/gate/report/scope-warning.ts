import * as pulumi from "@pulumi/pulumi";
import type { TenantReport } from "../judge/tenant-report";
import type { RunScope } from "../program/run-scope";

/** Whether a declaration may take numbers, in an exchange or because the program dropped them: then the scope of the run matters. */
export function grantsNumbers({ notes }: TenantReport): boolean {
    return [...notes.values()].some(({ consent = [], abandoned = [] }) => consent.length + abandoned.length > 0);
}

/** Warns that a run of a part of the program may refuse what the plan shows: an exchange, or a number that the program dropped. */
export async function warnOfScope(scope: Exclude<RunScope, "whole">): Promise<void> {
    const why =
        scope === "partial"
            ? "This run covers only a part of the program (`--target` or `--exclude`)."
            : "It cannot be found out whether this run covers the whole program.";
    await pulumi.log.warn(
        `Teams Phone: ${why} It makes an exchange only if it includes every declaration of it, and takes no number from a declaration that the program dropped.`,
    );
}
