import { TeamsPhoneError } from "../errors";
import type { Step } from "../plan/step";
import { explain } from "../tenant/explain";
import type { Change, Tenant } from "../tenant/port";
import type { Connection } from "./connect";
import { lookUntil, PAUSES_MS } from "./look-until";
import { tellReliance } from "./reliance";

type Result = { readonly kind: "done" } | { readonly kind: "failed" | "lost"; readonly message: string };

/**
 * Runs the steps in order. When one fails, those before it are taken back, newest first, and the error says what the service
 * answered and where that leaves each number.
 * @param pausesMs before each further look for a write whose answer was lost
 * @throws TeamsPhoneError `change-failed`, or `outcome-unknown` when neither the answer nor a read can be had.
 */
export async function execute(
    { tenant, reader }: Pick<Connection, "tenant" | "reader">,
    steps: readonly Step[],
    pausesMs: readonly number[] = PAUSES_MS,
): Promise<void> {
    // Noted beforehand: whatever comes of a step, what it touches is no longer as it was read.
    for (const { change } of steps) reader.written(change);
    for (const [index, step] of steps.entries()) {
        const result = await attempt(tenant, step.change, pausesMs);
        if (result.kind === "done") continue;
        if (result.kind === "lost") {
            throw new TeamsPhoneError(
                "outcome-unknown",
                `Whether ${inWords(step.change)} took effect is not known: ${result.message}. Run \`pulumi up\` again: it looks first, and finishes what is missing.`,
                { retryable: true },
            );
        }
        const aftermath = await takeBack(tenant, steps.slice(0, index).reverse(), pausesMs);
        throw new TeamsPhoneError(
            "change-failed",
            [`Could not ${inWords(step.change)}: ${result.message}`, ...aftermath].join("\n"),
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
        return outcome;
    }
    if (outcome?.kind === "refused") return { kind: "failed", message: inFull(outcome.code, outcome.message) };
    const lost = outcome?.message ?? "the tenant gave no answer";
    try {
        const isWritten = await lookUntil(
            () => isSo(tenant, change),
            isShown => isShown,
            pausesMs,
        );
        if (isWritten) return { kind: "done" };
        return { kind: "failed", message: `${lost}; the tenant shows that nothing was written` };
    } catch (error) {
        return { kind: "lost", message: `${lost}, and reading it back failed: ${(error as Error).message}` };
    }
}

/** The service's words, and what is known of them. */
function inFull(code: string, message: string): string {
    const explanation = explain(message);
    return explanation ? `${code}: ${message}\n${explanation.cause} ${explanation.cure}` : `${code}: ${message}`;
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
