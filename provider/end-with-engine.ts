import { connect } from "node:net";
import process from "node:process";

/** How often to look for the engine. An orphan costs memory, but nothing else is at stake. */
const PERIOD_MS = 5_000;
const LOOK_WHILE_BUSY_MS = 200;

/**
 * Ends this process once the engine at this address is gone: killed together with what started this process, nobody else would. It
 * looks from time to time, and takes a closed standard output or error for the same sign: Pulumi's SDK reports that it cannot write
 * there by writing there, without end.
 *
 * @param address `host:port`
 * @param isBusy Whether the process is at something that it must finish first.
 */
export function endWithEngine(address: string, isBusy: () => boolean = () => false): void {
    let isEnding = false;
    const endWhenIdle = () => {
        if (!isBusy()) process.exit(1);
        setTimeout(endWhenIdle, LOOK_WHILE_BUSY_MS);
    };
    const end = () => {
        if (isEnding) return;
        isEnding = true;
        endWhenIdle();
    };
    for (const stream of [process.stdout, process.stderr]) stream.on("error", end);
    const port = Number(address.slice(address.lastIndexOf(":") + 1));
    const host = address.slice(0, address.lastIndexOf(":"));
    setInterval(() => {
        const socket = connect({ host, port });
        socket.unref();
        socket.on("connect", () => socket.destroy());
        // Only a refused connection shows that nothing listens there any more.
        socket.on("error", ({ code }: NodeJS.ErrnoException) => {
            if (code === "ECONNREFUSED") end();
        });
    }, PERIOD_MS).unref();
}

const PROVIDER = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]dynamic-provider[\\/]index\.js$/;

/** The engine's address, in the process that Pulumi starts for dynamic providers; `null` in any other process. */
export function engineOfProvider(): string | null {
    return PROVIDER.test(require.main?.filename ?? "") ? (process.argv[2] ?? null) : null;
}
