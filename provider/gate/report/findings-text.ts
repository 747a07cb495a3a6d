import * as pulumi from "@pulumi/pulumi";
import type { NamedFinding } from "../../rules/rule";
import type { Connected } from "../connect";
import type { TenantReport } from "./tenant-report";

/** All findings by resource, each with its property, its rule and what to do, and at the end the pages that the rules come from. */
export function findingsText(findings: readonly NamedFinding[]): string {
    const errors = findings.filter(({ finding }) => finding.severity === "error").length;
    const warnings = findings.length - errors;
    const counted = [count(errors, "error"), count(warnings, "warning")].filter(text => text !== "").join(" and ");
    const head = `Teams Phone: ${counted} in ${count(resourcesOf(findings).length, "resource")}${errors > 0 ? "; nothing was changed" : ""}:`;
    const lines = byResource(findings, ({ finding }) => (finding.severity === "error" ? "error" : "warning"));
    return [head, ...lines, ...sources(findings)].join("\n");
}

function resourcesOf(findings: readonly NamedFinding[]): readonly string[] {
    return [...new Set(findings.map(({ resource }) => resource))];
}

function byResource<T extends NamedFinding>(findings: readonly T[], weight: (finding: T) => string): string[] {
    return resourcesOf(findings).flatMap(resource => [
        `  ${resource}`,
        ...findings
            .filter(each => each.resource === resource)
            .map(each => {
                const { property, message, code } = each.finding;
                const subject = property === null ? "this declaration" : `\`${property}\``;
                return `    ${weight(each)}: ${subject} ${message} [${code}]`;
            }),
    ]);
}

/** Each page that the rules come from, once. This project's own rules have none. */
function sources(findings: readonly NamedFinding[]): string[] {
    const codes = new Map<string, Set<string>>();
    for (const { finding } of findings) {
        const [page = ""] = finding.source.split("#");
        if (!page.startsWith("https://")) continue;
        codes.set(page, (codes.get(page) ?? new Set()).add(finding.code));
    }
    if (codes.size === 0) return [];
    return ["  sources:", ...[...codes].map(([page, of]) => `    ${page} (${[...of].join(", ")})`)];
}

function count(number: number, noun: string): string {
    if (number === 0) return "";
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Beyond this many lines the engine's own summary is easier to read. */
const MOST_LINES = 60;

/**
 * Prints what the tenant's facts mean for a wave: findings, the plan, and what could not be checked.
 * @param unchecked What earlier waves have already printed.
 */
export async function printReport(report: TenantReport, unchecked: Set<string>): Promise<void> {
    const { findings, plan, notChecked } = report;
    if (findings.length > 0) await pulumi.log.warn(tenantText(findings));
    if (plan.length > 0 && pulumi.runtime.isDryRun()) await pulumi.log.info(planText(report));
    const fresh = notChecked.filter(fact => !unchecked.has(fact));
    for (const fact of fresh) unchecked.add(fact);
    if (fresh.length > 0) {
        await pulumi.log.warn(`Teams Phone: not checked (this tenant does not expose it): ${fresh.join("; ")}.`);
    }
}

/** What would be written, one line each, and at the end who would receive an email from the tenant. */
export function planText({ plan, emails }: Pick<TenantReport, "plan" | "emails">): string {
    return [
        "Teams Phone: what differs in the tenant, and would be written:",
        ...plan.slice(0, MOST_LINES).map(line => `  ${line}`),
        ...(plan.length > MOST_LINES ? [`  and ${plan.length - MOST_LINES} more`] : []),
        ...(emails === null ? [] : [`  ${emails}`]),
    ].join("\n");
}

function tenantText(findings: TenantReport["findings"]): string {
    const head = `Teams Phone: ${count(findings.length, "finding")} in the tenant about ${count(resourcesOf(findings).length, "resource")}. Unchanged resources are only reported:`;
    const lines = byResource(findings, ({ finding, wouldWrite }) =>
        finding.severity === "error" && wouldWrite ? "refused where it changes" : "warning",
    );
    return [head, ...lines, ...sources(findings)].join("\n");
}

/** Prints once per run which tenant is connected. */
export async function printTenant({ opened }: Connected): Promise<void> {
    if (!opened) {
        await pulumi.log.warn(
            "Teams Phone: validation is offline (teams-phone:validation). The tenant was not read: accounts, licences, numbers and locations are NOT checked.",
        );
        return;
    }
    const { description, warnings } = opened;
    const real = description.backend === "embedded" ? ", embedded in a file: not a real tenant" : "";
    await pulumi.log.info(`Teams Phone: tenant ${description.name} (${description.id})${real}.`);
    for (const warning of warnings) await pulumi.log.warn(`Teams Phone: ${warning}`);
}
