import * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../rules/rule";
import type { Connected } from "./connection";

export interface NamedFinding {
    readonly resource: string;
    readonly finding: Finding;
}

/** All findings as the preview prints them: by resource, each with its property, what to do and its rule. */
export function asText(findings: readonly NamedFinding[]): string {
    const resources = [...new Set(findings.map(({ resource }) => resource))];
    const errors = findings.filter(({ finding }) => finding.severity === "error").length;
    const warnings = findings.length - errors;
    const counted = [count(errors, "error"), count(warnings, "warning")].filter(text => text !== "").join(" and ");
    const lines = resources.flatMap(resource => [
        `  ${resource}`,
        ...findings.filter(each => each.resource === resource).map(({ finding }) => `    ${line(finding)}`),
    ]);
    const head = `Teams Phone: ${counted} in ${count(resources.length, "resource")}${errors > 0 ? "; nothing was changed" : ""}:`;
    return [head, ...lines].join("\n");
}

function line({ severity, property, message, code }: Finding): string {
    const subject = property === null ? "this declaration" : `\`${property}\``;
    return `${severity === "error" ? "error" : "warning"}: ${subject} ${message} [${code}]`;
}

function count(number: number, noun: string): string {
    if (number === 0) return "";
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Says once per run which tenant is at stake. */
export async function notice({ opened }: Connected): Promise<void> {
    if (!opened) {
        await pulumi.log.warn(
            "Teams Phone: validation is offline (teams-phone:validation). Nothing in the tenant was looked at: accounts, licences, numbers and locations are NOT checked.",
        );
        return;
    }
    const { description, warnings } = opened;
    const real = description.backend === "embedded" ? ", embedded in a file: not a real tenant" : "";
    await pulumi.log.info(`Teams Phone: tenant ${description.name} (${description.id})${real}.`);
    for (const warning of warnings) await pulumi.log.warn(`Teams Phone: ${warning}`);
}
