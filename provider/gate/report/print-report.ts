import * as pulumi from "@pulumi/pulumi";
import { digestOf } from "../../change-set/digest";
import { redact } from "../../messages/redact";
import type { NamedFinding } from "../../rules/rule";
import type { Connected } from "../connect";
import type { StackState } from "../state/stack-state";
import { couldEmail, emailsInWords } from "./emails";
import { tenantText } from "./findings-text";
import { namesFor } from "./names";
import type { Plan } from "./plan";
import { writePlanFiles } from "./plan-files";
import { planText } from "./plan-text";
import { linesOf } from "./sections";
import type { TenantReport } from "./tenant-report";

/** What a report is printed with. */
export interface Printing {
    readonly connected: Connected;
    readonly state: StackState;
    readonly isFirst: boolean;
    readonly isComplete: boolean;
    /** What earlier waves have already printed as not checked. */
    readonly unchecked: Set<string>;
}

/** Prints what the tenant's facts and the stack's state mean for a wave, and writes the plan files. @returns the plan */
export async function printReport(report: TenantReport, printing: Printing): Promise<Plan> {
    const { connected, state, isFirst, unchecked } = printing;
    const { findings, notChecked, changeSet } = report;
    if (findings.length > 0) await pulumi.log.warn(redact(tenantText(findings), report.secrets));
    if (state.kind === "unreadable" && isFirst) await pulumi.log.warn(unreadable(state.reason));
    const plan = await planOf(report, printing);
    const file = isFirst ? writePlanFiles(plan, connected.configuration.plan) : null;
    if (pulumi.runtime.isDryRun() && (isFirst || plan.lines.length > 0))
        await pulumi.log.info(planText(plan.lines, { notes: plan.notes, file }));
    const facts = connected.opened?.description.facts;
    const isMailUnknown = [facts?.mailsOnAssign, facts?.mailsOnUnassign].includes("unknown") && couldEmail(changeSet);
    const fresh = [
        ...notChecked,
        ...(isMailUnknown ? ["whether the tenant emails people about their numbers"] : []),
    ].filter(fact => !unchecked.has(fact));
    for (const fact of fresh) unchecked.add(fact);
    if (fresh.length > 0)
        await pulumi.log.info(`Teams Phone: not checked, because this tenant does not show it: ${fresh.join("; ")}.`);
    return plan;
}

async function planOf(report: TenantReport, { connected, state, isFirst, isComplete }: Printing): Promise<Plan> {
    const { opened } = connected;
    const { changeSet, observed, late, refused, secrets } = report;
    const description = opened?.description;
    const names = await namesFor(changeSet, description?.capabilities.findLocations ? observed : null);
    const emails = description ? emailsInWords(changeSet, description.facts, names) : null;
    const digest = digestOf(changeSet, description?.id ?? "");
    const open = [
        ...(late.length > 0 ? [`${late.length} declared with values that are known later: ${late.join(", ")}`] : []),
        ...(state.kind === "unreadable" ? ["the stack's state could not be read"] : []),
        ...(isFirst ? [] : ["this is what the program declared after its first resources existed"]),
    ];
    const removes = changeSet.entries.some(({ cause }) => cause === "remove");
    const isOpen = isFirst && !isComplete && removes;
    return {
        digest,
        isComplete: open.length === 0 && isComplete,
        lines: linesOf(changeSet, names).map(line => ({ ...line, text: redact(line.text, secrets) })),
        refused: refused.map(each => hidden(each, secrets)),
        secrets,
        changeSet,
        tenant: { id: description?.id ?? "", name: description?.name ?? "" },
        notes: [
            ...(emails === null ? [] : [emails]),
            ...open.map(each => `Not in this plan: ${each}.`),
            ...(isOpen
                ? ["The program goes on after this plan, and may still declare what is shown as taken away."]
                : []),
            ...(isFirst ? [`Digest: ${digest}`] : []),
        ],
    };
}

function hidden({ resource, finding }: NamedFinding, secrets: ReadonlySet<string>): NamedFinding {
    return { resource, finding: { ...finding, message: redact(finding.message, secrets) } };
}

function unreadable(reason: string): string {
    return `Teams Phone: the stack's state could not be read (${reason}). The plan shows each declaration as if it were new, and no removals. What a rule refuses is refused when the engine comes to it, not all at once.`;
}

/** Prints once per run which tenant is connected. */
export async function printTenant({ opened, configuration }: Connected): Promise<void> {
    if (!opened) {
        await pulumi.log.warn(
            "Teams Phone: validation is offline (teams-phone:validation). The tenant was not read: accounts, licences, numbers and locations are NOT checked.",
        );
        return;
    }
    const { description, warnings } = opened;
    await pulumi.log.info(
        `Teams Phone: tenant ${description.name} (${description.id})${placeOf(description.backend, configuration)}.`,
    );
    for (const warning of warnings) await pulumi.log.warn(`Teams Phone: ${warning}`);
}

function placeOf(backend: string, { graph }: Connected["configuration"]): string {
    if (backend === "embedded") return ", embedded in a file: not a real tenant";
    const endpoint = graph?.endpoint;
    return endpoint ? `, emulator at ${endpoint}: not a real tenant` : "";
}
