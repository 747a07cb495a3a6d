import * as pulumi from "@pulumi/pulumi";
import type { NamedFinding } from "../../rules/rule";
import type { Connected } from "../connect";
import type { TenantReport } from "./tenant-report";

/** All findings as the preview prints them: by resource, each with its property, what to do and its rule, and where rules come from. */
export function asText(findings: readonly NamedFinding[]): string {
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

/** The pages that the rules come from, each once; rules of this project's own have none. */
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
export function planText({ plan, emails }: Pick<TenantReport, "plan" | "emails">): string {
    return [
        "Teams Phone: what differs in the tenant, and would be written:",
        ...plan.slice(0, MOST_LINES).map(line => `  ${line}`),
        ...(plan.length > MOST_LINES ? [`  and ${plan.length - MOST_LINES} more`] : []),
        ...(emails === null ? [] : [`  ${emails}`]),
    ].join("\n");
}

function tenantText(findings: TenantReport["findings"]): string {
    const head = `Teams Phone: ${count(findings.length, "finding")} in the tenant about ${count(resourcesOf(findings).length, "resource")}. What is unchanged stays as it is, and is only reported:`;
    const lines = byResource(findings, ({ finding, wouldWrite }) =>
        finding.severity === "error" && wouldWrite ? "refused where it changes" : "warning",
    );
    return [head, ...lines, ...sources(findings)].join("\n");
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
