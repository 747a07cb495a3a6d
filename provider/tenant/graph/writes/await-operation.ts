import { setTimeout as pause } from "node:timers/promises";
import { cancelled } from "../../../cancellation";
import { TeamsPhoneError } from "../../../errors";
import { visible } from "../../../messages/text";
import type { Outcome } from "../../../model/change";
import { entity } from "../api/entities";
import { OPERATIONS } from "../api/paths";
import { Operation } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { type GraphError, operationErrorOf } from "../transport/graph-error";
import type { Tuning } from "../tuning";

/** Reads the tenant: is the change visible? */
export type IsVisible = () => Promise<boolean>;

export interface ConfirmOptions {
    readonly client: GraphClient;
    readonly tuning: Tuning;
    /** Whether to read the tenant before each poll. In bulk that takes fewer requests: one read covers many numbers. */
    readonly readsFirst: boolean;
    /** Ends the wait. Default: the user's first Ctrl-C. */
    readonly interrupted?: AbortSignal;
    /** Whether the change counts as done only once the tenant shows it: a number that is not free must stay in the state. */
    readonly needsProof: boolean;
}

/** Polls an operation until it ends. If Graph does not say how it ended, reads the tenant instead. */
export async function awaitOperation(id: string, isVisible: IsVisible, options: ConfirmOptions): Promise<Outcome> {
    const { client, tuning, readsFirst, needsProof, interrupted = cancelled } = options;
    const started = performance.now();
    for (let ms = tuning.firstPollMs; ; ms = Math.min(ms * 1.5, tuning.maxPollMs)) {
        await pause(ms, undefined, { signal: interrupted }).catch(() => undefined);
        if (interrupted.aborted)
            return confirmByReading(isVisible, "the run was interrupted, and the operation had not ended");
        // If this read fails, the poll decides.
        if (readsFirst && (await isVisible().catch(() => false))) return { kind: "done" };
        const verdict = await poll(client, id);
        switch (verdict.kind) {
            case "succeeded":
                return afterSuccess(isVisible, tuning, needsProof);
            case "failed":
                return { kind: "refused", ...verdict.error };
            case "unclear":
                return confirmByReading(isVisible, verdict.why);
            case "unreadable":
                return { kind: "unknown", message: verdict.why };
            case "running":
                if (performance.now() - started <= tuning.operationTimeoutMs) break;
                return confirmByReading(
                    isVisible,
                    `the operation has not ended after ${tuning.operationTimeoutMs / 1000} s`,
                );
        }
    }
}

export type Verdict =
    | { readonly kind: "running" | "succeeded" }
    | { readonly kind: "failed"; readonly error: GraphError }
    /** Only the tenant can show how the operation ended. */
    | { readonly kind: "unclear"; readonly why: string }
    /** The poll failed. */
    | { readonly kind: "unreadable"; readonly why: string };

/** How far an operation has come. */
export function verdictOn(operation: Operation | undefined): Verdict {
    switch (operation?.status) {
        case "notStarted":
        case "running":
            return { kind: "running" };
        case "succeeded":
            return { kind: "succeeded" };
        case "failed":
            return { kind: "failed", error: operationErrorOf(operation.numbers?.[0]?.statusDetail ?? null) };
        default:
            return {
                kind: "unclear",
                why: `the operation ended with the status "${visible(operation?.status ?? "none")}"`,
            };
    }
}

async function poll(client: GraphClient, id: string): Promise<Verdict> {
    try {
        const response = await client.getIfExists(`${OPERATIONS}/${encodeURIComponent(id)}`);
        // Microsoft does not document how long Graph keeps an operation.
        if (response === null) return { kind: "unclear", why: "Microsoft Graph no longer knows the operation" };
        return verdictOn(entity(Operation, response.body));
    } catch (error) {
        // The caller's next read fails for the same reason and explains it in full.
        const isLogin = error instanceof TeamsPhoneError && error.code === "login";
        const reason = isLogin ? "the login ended" : (error as Error).message;
        return { kind: "unreadable", why: `the operation could not be polled: ${reason}` };
    }
}

/**
 * Decides by what the tenant shows. A change that it does not show may still become visible, so that is unknown, not refused.
 * @param why Why the write itself does not settle it.
 * @param pausesMs The pauses before each read. Default: one read at once.
 */
export async function confirmByReading(
    isVisible: IsVisible,
    why: string,
    pausesMs: readonly number[] = [0],
): Promise<Outcome> {
    try {
        for (const ms of pausesMs) {
            if (ms > 0) await pause(ms);
            if (await isVisible()) return { kind: "done" };
        }
        return { kind: "unknown", message: why };
    } catch (error) {
        return { kind: "unknown", message: `${why}, and reading failed: ${(error as Error).message}` };
    }
}

/**
 * Gives the service a few seconds to show a change that it reports as done. An assignment counts as done even if it is not visible
 * after that: Microsoft gives no bound for the lag, and callers that read next must allow for it (issue 9806 of
 * MicrosoftDocs/office-docs-powershell).
 */
async function afterSuccess(
    isVisible: IsVisible,
    { visibilityPausesMs }: Tuning,
    needsProof: boolean,
): Promise<Outcome> {
    const why = "the operation succeeded, but the tenant does not show the change";
    const outcome = await confirmByReading(isVisible, why, visibilityPausesMs);
    return needsProof ? outcome : { kind: "done" };
}
