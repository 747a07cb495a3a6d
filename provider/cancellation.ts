import { subscribe } from "node:diagnostics_channel";

const CANCEL = /\/Cancel$/;
const controller = new AbortController();

/** Aborted once the user has interrupted the run (the first Ctrl-C): what is written stays, but nothing waits any longer. */
export const cancelled: AbortSignal = controller.signal;

/**
 * Listens for the engine's request to cancel, in the provider's process. The SDK's server answers it without telling the provider, so this
 * listens to Node's channel of HTTP/2 requests. A Node that does not have that channel goes on waiting until the second Ctrl-C.
 */
export function listenForCancel(cancel: () => void = () => controller.abort()): void {
    subscribe("http2.server.stream.start", message => {
        const { headers } = message as { headers?: Readonly<Record<string, unknown>> };
        if (CANCEL.test(String(headers?.[":path"]))) cancel();
    });
}
