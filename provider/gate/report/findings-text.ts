import type { NamedFinding } from "../../rules/rule";
import type { Reported } from "../judge/tenant-report";

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

/** The findings that do not end the run. */
export function tenantText(findings: readonly Reported[]): string {
    const head = `Teams Phone: ${count(findings.length, "finding")} in the tenant about ${count(resourcesOf(findings).length, "resource")}, which do not end the run:`;
    const lines = byResource(findings, ({ isRefusedIfChanged }) =>
        isRefusedIfChanged ? "refused where it changes" : "warning",
    );
    return [head, ...lines, ...sources(findings)].join("\n");
}
