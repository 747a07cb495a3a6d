import { TeamsPhoneError } from "../../errors";
import type { Change } from "../../model/change";
import type { NumberRecord } from "../../model/number";
import { describeHolder, orElse } from "../../plan/plan-assignment";
import type { Step } from "../../plan/step";
import { explain } from "../../tenant/explanations/explain";
import type { Tenant } from "../../tenant/port";
import { tellReliance } from "../engine/undocumented-notice";
import type { Connection } from "../run/connection";
import { lookUntil, PAUSES_MS } from "./wait-until";

type Result =
    | { readonly kind: "done" /** Whether it was this run's write that did it. */; readonly isOwn: boolean }
    | {
          readonly kind: "failed";
          readonly message: string /** The number, where somebody else was faster. */;
          readonly taken?: NumberRecord;
      }
    | { readonly kind: "lost"; readonly message: string };

/**
 * Runs the steps in order. When one fails, those before it are taken back, newest first, and the error says what the service
 * answered and where that leaves each number.
 * @param pausesMs before each further look for a write whose answer was lost
 * @throws TeamsPhoneError `change-failed`; `number-taken` when somebody else got the number since it was looked at; or
 * `outcome-unknown` when neither the answer nor a read can be had.
 */
export async function execute(
    { tenant, reader }: Pick<Connection, "tenant" | "reader">,
    steps: readonly Step[],
    pausesMs: readonly number[] = PAUSES_MS,
): Promise<void> {
    // Noted beforehand: whatever comes of a step, what it touches is no longer as it was read.
    for (const { change } of steps) reader.written(change);
    const own: Step[] = [];
    for (const step of steps) {
        const result = await attempt(tenant, step.change, pausesMs);
        if (result.kind === "done") {
            if (result.isOwn) own.unshift(step);
            continue;
        }
        if (result.kind === "lost") {
            throw new TeamsPhoneError(
                "outcome-unknown",
                `Whether ${inWords(step.change)} took effect is not known: ${result.message}. Run \`pulumi up\` again: it looks first, and finishes what is missing.`,
                { retryable: true },
            );
        }
        const aftermath = await takeBack(tenant, own, pausesMs);
        const taken = result.taken && isStrangers(result.taken, steps) ? [inTheMeantime(result.taken)] : [];
        throw new TeamsPhoneError(
            taken.length > 0 ? "number-taken" : "change-failed",
            [`Could not ${inWords(step.change)}: ${result.message}`, ...taken, ...aftermath].join("\n"),
        );
    }
}

async function takeBack(tenant: Tenant, steps: readonly Step[], pausesMs: readonly number[]): Promise<string[]> {
    const report: string[] = [];
    for (const { undo } of steps) {
        if (!undo) continue;
        let result = await attempt(tenant, undo, pausesMs);
        if (result.kind !== "done") result = await attempt(tenant, undo, pausesMs);
        report.push(
            result.kind === "done"
                ? `Restored: ${inWords(undo)}.`
                : `NOT restored: ${inWords(undo)} failed too (${result.message}). That account is without this number now; run \`pulumi up\` again once the cause is cured.`,
        );
    }
    return report;
}

/**
 * Applies one change. When the answer is lost, the tenant is read before anything else is decided, and read again while it
 * shows nothing: an answer that lags behind the write must not have it repeated or undone.
 */
async function attempt(tenant: Tenant, change: Change, pausesMs: readonly number[]): Promise<Result> {
    const [outcome] = await tenant.apply([change]);
    if (outcome?.kind === "done") {
        await tellReliance(outcome.reliedOn ?? []);
        return { kind: "done", isOwn: true };
    }
    if (outcome?.kind === "refused") return whyRefused(tenant, change, outcome);
    const lost = outcome?.message ?? "the tenant gave no answer";
    try {
        const isWritten = await lookUntil(
            () => isSo(tenant, change),
            isShown => isShown,
            pausesMs,
        );
        if (isWritten) return { kind: "done", isOwn: true };
        return { kind: "failed", message: `${lost}; the tenant shows that nothing was written` };
    } catch (error) {
        return { kind: "lost", message: `${lost}, and reading it back failed: ${(error as Error).message}` };
    }
}

/** Another process may have changed the number since it was looked at; the service's words name nobody. */
async function whyRefused(
    tenant: Tenant,
    change: Change,
    { code, message }: { code: string; message: string },
): Promise<Result> {
    const refused = { kind: "failed", message: inFull(code, message) } as const;
    if (change.kind !== "assign" && change.kind !== "release") return refused;
    const seen = await tenant.findNumbers([change.number]).catch(() => []);
    const number = seen[0] ?? null;
    // Whoever released it first takes it back if need be; the number is free, which is what was wanted.
    if (change.kind === "release" && code === "HolderChanged" && !number?.holder) return { kind: "done", isOwn: false };
    const expected = change.kind === "assign" ? change.account : change.expectedHolder;
    if (!number?.holder || number.holder.objectId === expected) return refused;
    return { ...refused, taken: number };
}

/** Whether the holder is somebody to whom the steps do not give the number. */
function isStrangers({ number, holder }: NumberRecord, steps: readonly Step[]): boolean {
    return !steps.some(
        ({ change }) => change.kind === "assign" && change.number === number && change.account === holder?.objectId,
    );
}

function inTheMeantime(number: NumberRecord): string {
    return `${number.number} is held by ${describeHolder(number)} now, who was given it after this change was decided on. ${orElse(number)} [number-taken]`;
}

/** The service's words, and what is known of them. */
function inFull(code: string, message: string): string {
    const explanation = explain(message);
    return explanation ? `${code}: ${message}\n${explanation.cause} ${explanation.fix}` : `${code}: ${message}`;
}

async function isSo(tenant: Tenant, change: Change): Promise<boolean> {
    if (change.kind === "setEnterpriseVoice") {
        const [account] = await tenant.findAccounts([change.account]);
        return account?.enterpriseVoiceEnabled === change.enabled;
    }
    const [number] = await tenant.findNumbers([change.number]);
    if (change.kind === "release") return number?.holder?.objectId !== change.expectedHolder;
    const isHeld = number?.holder?.objectId === change.account && number.type === change.type;
    if (!isHeld || (change.locationId !== undefined && number.locationId !== change.locationId)) return false;
    if (change.kind === "setLocation") return true;
    const [account] = await tenant.findAccounts([change.account]);
    return number.holder?.category === change.category && account?.enterpriseVoiceEnabled === true;
}

function inWords(change: Change): string {
    switch (change.kind) {
        case "assign":
            return `assign ${change.number} to account ${change.account}`;
        case "release":
            return `release ${change.number}`;
        case "setLocation":
            return change.locationId === null
                ? `remove the location of ${change.number}`
                : `set the location of ${change.number}`;
        case "setEnterpriseVoice":
            return `set EnterpriseVoiceEnabled of account ${change.account} to ${change.enabled}`;
    }
}
