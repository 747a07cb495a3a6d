import { TeamsPhoneError } from "../../errors";
import { describeHolder, orElse } from "../../messages/describe-account";
import type { Change, Outcome } from "../../model/change";
import type { NumberRecord } from "../../model/number";
import type { Step } from "../../plan/step";
import { explain } from "../../tenant/explanations/explain";
import type { Tenant } from "../../tenant/port";
import type { Connection, Run } from "../run/run";
import { PAUSES_MS, waitUntil } from "./wait-until";

type Result =
    /** `isOwn`: this run made the change; otherwise another process did. */
    | { readonly kind: "done"; readonly isOwn: boolean }
    /** `taken`: the number, if another process assigned it in the meantime. */
    | { readonly kind: "failed"; readonly message: string; readonly taken?: NumberRecord }
    | { readonly kind: "lost"; readonly message: string };

/**
 * Runs the steps in order. When one fails, it undoes the earlier ones, newest first, and the error says what the service answered
 * and where each number is now.
 * @param pausesMs Pause before each further read after a lost answer, in milliseconds.
 * @throws TeamsPhoneError `change-failed`; `number-taken` if another process assigned the number in the meantime; or
 * `outcome-unknown` if the answer was lost and the tenant cannot be read.
 */
export async function execute(
    { run, tenant, reader }: Pick<Connection, "run" | "tenant" | "reader">,
    steps: readonly Step[],
    pausesMs: readonly number[] = PAUSES_MS,
): Promise<void> {
    // Before the writes: even a step that fails may make the reader's earlier answers stale.
    for (const { change } of steps) reader.written(change);
    const own: Step[] = [];
    for (const step of steps) {
        const result = await attempt(run, tenant, step.change, pausesMs);
        if (result.kind === "done") {
            if (result.isOwn) {
                own.unshift(step);
                run.journal.add(step.change);
            }
            continue;
        }
        if (result.kind === "lost") {
            throw new TeamsPhoneError(
                "outcome-unknown",
                `It is not known whether this change took effect: ${inWords(step.change)} (${result.message}). Run \`pulumi up\` again: it reads the tenant first, and finishes what is missing.`,
                { retryable: true },
            );
        }
        const aftermath = await undoSteps(run, tenant, own, pausesMs);
        const taken = result.taken && isHeldByOutsider(result.taken, steps) ? [assignedMeanwhile(result.taken)] : [];
        throw new TeamsPhoneError(
            taken.length > 0 ? "number-taken" : "change-failed",
            [`Could not ${inWords(step.change)}: ${result.message}`, ...taken, ...aftermath].join("\n"),
        );
    }
}

async function undoSteps(
    run: Run,
    tenant: Tenant,
    steps: readonly Step[],
    pausesMs: readonly number[],
): Promise<string[]> {
    const report: string[] = [];
    for (const { change, undo } of steps) {
        if (!undo) continue;
        let result = await attempt(run, tenant, undo, pausesMs);
        if (result.kind !== "done") result = await attempt(run, tenant, undo, pausesMs);
        if (result.kind === "done") run.journal.undone(change);
        report.push(afterUndo(undo, result));
    }
    return report;
}

/** Where an undo leaves the number. Giving a number back is an assign; the undo of an assign is a release. */
function afterUndo(undo: Change, result: Result): string {
    if (result.kind === "done") return `${undo.kind === "release" ? "Undone" : "Restored"}: ${inWords(undo)}.`;
    if (result.kind === "lost")
        return `Perhaps NOT restored: it is not known whether this took effect: ${inWords(undo)} (${result.message}). Run \`pulumi up\` again: it reads the tenant first.`;
    const now = undo.kind === "release" ? "still has the number" : "has lost the number";
    return `NOT restored: could not ${inWords(undo)} either (${result.message}). The account ${now}. Fix the cause, then run \`pulumi up\` again.`;
}

/**
 * Applies one change. If the answer is lost, it reads the tenant before it decides, and reads again while the change is not
 * visible: a slow read must not make it repeat or undo a write that took effect.
 */
async function attempt(run: Run, tenant: Tenant, change: Change, pausesMs: readonly number[]): Promise<Result> {
    // A backend does not reject. If one does, the change is not lost from sight, and the steps before it are undone.
    const [outcome] = await tenant.apply([change]).catch((error: Error) => [unknownAfter(error)]);
    if (outcome?.kind === "done") {
        await run.undocumented.report(outcome.reliedOn ?? []);
        return { kind: "done", isOwn: true };
    }
    if (outcome?.kind === "refused") return whyRefused(tenant, change, outcome);
    const lost = outcome?.message ?? "the tenant gave no answer";
    try {
        const isWritten = await waitUntil(
            () => isInEffect(tenant, change),
            isShown => isShown,
            pausesMs,
        );
        if (isWritten) return { kind: "done", isOwn: true };
        return { kind: "failed", message: `${lost}; the tenant shows that nothing was written` };
    } catch (error) {
        return { kind: "lost", message: `${lost}, and reading it back failed: ${(error as Error).message}` };
    }
}

function unknownAfter({ message }: Error): Outcome {
    return { kind: "unknown", message };
}

/** Another process may have changed the number in the meantime. The service's message names nobody, so this reads the number. */
async function whyRefused(
    tenant: Tenant,
    change: Change,
    { code, message }: { code: string; message: string },
): Promise<Result> {
    const refused = { kind: "failed", message: inFull(code, message) } as const;
    if (change.kind !== "assign" && change.kind !== "release") return refused;
    const seen = await tenant.findNumbers([change.number]).catch(() => null);
    // A read that failed does not show that the number is free.
    if (seen === null) return refused;
    const number = seen[0] ?? null;
    // Another process released it first, and would undo that itself. The number is free, as this step wanted.
    if (change.kind === "release" && code === "HolderChanged" && !number?.holder) return { kind: "done", isOwn: false };
    const expected = change.kind === "assign" ? change.account : change.expectedHolder;
    if (!number?.holder || number.holder.objectId === expected) return refused;
    return { ...refused, taken: number };
}

/** Whether the holder is an account that the steps do not give the number to. */
function isHeldByOutsider({ number, holder }: NumberRecord, steps: readonly Step[]): boolean {
    return !steps.some(
        ({ change }) => change.kind === "assign" && change.number === number && change.account === holder?.objectId,
    );
}

function assignedMeanwhile(number: NumberRecord): string {
    return `${number.number} was assigned to ${describeHolder(number)} after this run had checked it. ${orElse(number)} [number-taken]`;
}

/** The service's message, with its cause and remedy if they are known. */
function inFull(code: string, message: string): string {
    const explanation = explain(message);
    return explanation ? `${code}: ${message}\n${explanation.cause} ${explanation.fix}` : `${code}: ${message}`;
}

async function isInEffect(tenant: Tenant, change: Change): Promise<boolean> {
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
