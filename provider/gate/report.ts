import * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../rules/rule";
import type { Connected } from "./connection";
import type { TenantReport } from "./tenant-stage";

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

/** How many lines of a plan are worth reading before the engine's own summary serves better. */
const MOST_LINES = 60;

/**
 * Prints what the tenant said of a wave: findings, the plan, and what could not be checked.
 * @param unchecked What earlier waves have named already.
 */
export async function tell(report: TenantReport, unchecked: Set<string>): Promise<void> {
    const { findings, plan, notChecked } = report;
    if (findings.length > 0) await pulumi.log.warn(tenantText(findings));
    if (plan.length > 0 && pulumi.runtime.isDryRun()) await pulumi.log.info(planText(report));
    const fresh = notChecked.filter(fact => !unchecked.has(fact));
    for (const fact of fresh) unchecked.add(fact);
    if (fresh.length > 0) {
        await pulumi.log.warn(`Teams Phone: not checked, because this tenant does not tell: ${fresh.join("; ")}.`);
    }
}

/** What would be written, a line each, and at the end whom the tenant itself would tell. */
export function planText({ plan, mails }: Pick<TenantReport, "plan" | "mails">): string {
    return [
        "Teams Phone: what differs in the tenant, and would be written:",
        ...plan.slice(0, MOST_LINES).map(line => `  ${line}`),
        ...(plan.length > MOST_LINES ? [`  and ${plan.length - MOST_LINES} more`] : []),
        ...(mails === null ? [] : [`  ${mails}`]),
    ].join("\n");
}

function tenantText(findings: TenantReport["findings"]): string {
    const resources = [...new Set(findings.map(({ resource }) => resource))];
    const lines = resources.flatMap(resource => [
        `  ${resource}`,
        ...findings
            .filter(each => each.resource === resource)
            .map(({ finding, wouldWrite }) => {
                const { severity, property, message, code } = finding;
                const isError = severity === "error" && wouldWrite;
                const subject = property === null ? "this declaration" : `\`${property}\``;
                return `    ${isError ? "refused where it changes" : "warning"}: ${subject} ${message} [${code}]`;
            }),
    ]);
    return [
        `Teams Phone: ${count(findings.length, "finding")} in the tenant about ${count(resources.length, "resource")}. What is unchanged stays as it is, and is only reported:`,
        ...lines,
    ].join("\n");
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
