import * as pulumi from "@pulumi/pulumi";
import { redact } from "../../messages/redact";
import type { Connected } from "../connect";
import type { TenantReport } from "../judge/tenant-report";
import type { StackState } from "../state/stack-state";
import { composePlan } from "./compose-plan";
import { couldEmail } from "./emails";
import { tenantText } from "./findings-text";
import type { Plan } from "./plan";
import { writePlanFiles } from "./plan-files";
import { planText } from "./plan-text";

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
    const plan = await composePlan(report, printing);
    const file = isFirst ? writePlanFiles(plan, connected.configuration.plan) : null;
    if (pulumi.runtime.isDryRun() && (isFirst || plan.lines.length > 0))
        await pulumi.log.info(planText(plan.lines, { notes: plan.notes, file, digest: isFirst ? plan.digest : null }));
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
