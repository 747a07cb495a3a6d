import { digestOf } from "../../change-set/digest";
import { redact } from "../../messages/redact";
import type { NamedFinding } from "../../rules/rule";
import type { Connected } from "../connect";
import type { TenantReport } from "../judge/tenant-report";
import type { StackState } from "../state/stack-state";
import { emailsInWords } from "./emails";
import { namesFor } from "./names";
import type { Plan } from "./plan";
import { linesOf } from "./sections";

/** What a wave is, as far as its plan depends on it. */
export interface Occasion {
    readonly connected: Pick<Connected, "opened">;
    readonly state: Pick<StackState, "kind">;
    readonly isFirst: boolean;
    /** Whether the program has ended. */
    readonly isComplete: boolean;
}

/** The plan of a wave: its changes in words, and what it cannot show. Texts that the state has as secrets are hidden. */
export async function composePlan(
    report: TenantReport,
    { connected, state, isFirst, isComplete }: Occasion,
): Promise<Plan> {
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
        ...changeSet.refused.map(
            ({ resource, refusals }) => `${resource}, because ${refusals.map(({ message }) => message).join("; ")}`,
        ),
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
            ...open.map(each => redact(`Not in this plan: ${each}.`, secrets)),
            ...(isOpen
                ? ["The program goes on after this plan, and may still declare what is shown as taken away."]
                : []),
        ],
    };
}

function hidden({ resource, finding }: NamedFinding, secrets: ReadonlySet<string>): NamedFinding {
    return { resource, finding: { ...finding, message: redact(finding.message, secrets) } };
}
