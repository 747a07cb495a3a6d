import { setTimeout as pause } from "node:timers/promises";
import { TeamsPhoneError } from "../../../errors";
import { visible } from "../../../messages/text";
import type { Outcome } from "../../../model/change";
import { OPERATIONS } from "../api/paths";
import { entities, Operation } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { type GraphError, operationErrorOf } from "../transport/graph-error";
import type { Tuning } from "../tuning";

/** Reads the tenant: is the change visible? */
export type IsVisible = () => Promise<boolean>;

interface Options {
    readonly client: GraphClient;
    readonly tuning: Tuning;
    /** Whether to read the tenant before each poll. In bulk that takes fewer requests: one read covers many numbers. */
    readonly readsFirst: boolean;
}

/** Polls an operation until it ends. If Graph does not say how it ended, reads the tenant instead. */
export async function awaitOperation(id: string, isVisible: IsVisible, options: Options): Promise<Outcome> {
    const { client, tuning, readsFirst } = options;
    const started = performance.now();
    for (let ms = tuning.firstPollMs; ; ms = Math.min(ms * 1.5, tuning.maxPollMs)) {
        await pause(ms);
        // If this read fails, the poll decides.
        if (readsFirst && (await isVisible().catch(() => false))) return { kind: "done" };
        const verdict = await poll(client, id);
        switch (verdict.kind) {
            case "succeeded":
                await waitUntilVisible(isVisible, tuning);
                return { kind: "done" };
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
        const response = await client.get(`${OPERATIONS}/${encodeURIComponent(id)}`);
        // Microsoft does not document how long Graph keeps an operation.
        if (response.status === 404) return { kind: "unclear", why: "Microsoft Graph no longer knows the operation" };
        return verdictOn(entities(Operation, response.body)[0]);
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
 */
export async function confirmByReading(isVisible: IsVisible, why: string): Promise<Outcome> {
    try {
        return (await isVisible()) ? { kind: "done" } : { kind: "unknown", message: why };
    } catch (error) {
        return { kind: "unknown", message: `${why}, and reading failed: ${(error as Error).message}` };
    }
}

/**
 * Gives the service a few seconds to show a change that it reports as done. It counts as done even if it is not visible after
 * that: Microsoft gives no bound for the lag, and callers that read next must allow for it (issue 9806 of MicrosoftDocs/office-docs-powershell).
 */
async function waitUntilVisible(isVisible: IsVisible, { visibilityPausesMs }: Tuning): Promise<void> {
    try {
        for (const ms of visibilityPausesMs) {
            await pause(ms);
            if (await isVisible()) return;
        }
    } catch {
        // The operation succeeded, so a failed read does not change the outcome.
    }
}
