import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PlanConfiguration } from "../../config/plan-configuration";
import { TeamsPhoneError } from "../../errors";
import { plainJson } from "../../messages/plain-json";
import { plainLine, plainText } from "../../messages/text";
import { readRegularFile } from "../../regular-file";
import type { Plan } from "./plan";
import { planJson } from "./plan-json";
import { planMarkdown } from "./plan-markdown";
import { redactedPlan } from "./redacted-plan";

/**
 * Writes the complete plan to `NAME.md` and `NAME.json`, relative to the program's folder. The same plan gives the same bytes.
 * @returns the path of the Markdown file as configured; `null` if no files are configured
 * @throws TeamsPhoneError `plan-file` if a file cannot be written
 */
export function writePlanFiles(plan: Plan, { file, redacted }: PlanConfiguration): string | null {
    if (file === null) return null;
    const written = redacted ? redactedPlan(plan) : plan;
    try {
        mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
        writeFileSync(`${file}.md`, planMarkdown(written));
        writeFileSync(`${file}.json`, `${plainJson(planJson(written), 2)}\n`);
    } catch (error) {
        throw new TeamsPhoneError(
            "plan-file",
            `The plan file ${plainText(file)} cannot be written: ${(error as Error).message}`,
            {
                cause: error,
            },
        );
    }
    return `${plainText(file)}.md`;
}

/**
 * The lines of the plan file that an earlier run wrote; `null` if there is none with that digest. Anybody may have changed the file
 * since, so its texts are escaped again.
 */
export function linesOfPlanFile({ file, approved }: PlanConfiguration): readonly string[] | null {
    if (file === null) return null;
    try {
        const { digest, changes } = JSON.parse(readRegularFile(`${file}.json`).toString("utf8"));
        if (digest !== approved || !Array.isArray(changes)) return null;
        return changes.map(each => plainLine(`${each.kind}: ${each.text}`));
    } catch {
        return null;
    }
}
