import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { EmbeddedTenant } from "../tenant/embedded";
import { type Emulator, emulator } from ".";
import type { EmulatorOptions } from "./emulator-options";

export interface ServeOptions extends EmulatorOptions {
    /** 0 takes any free port. Default: 0. */
    readonly port?: number;
    /** Default: the loopback address, so that nobody else reaches it. */
    readonly host?: string;
}

export interface Served extends Emulator {
    /** Without a path: Graph is at `/v1.0` below it. */
    readonly url: string;
    /** Ends open connections too. */
    close(): Promise<void>;
}

/** @throws what the system says when the port is taken or the host unknown */
export async function serve(
    tenant: EmbeddedTenant,
    { port = 0, host = "127.0.0.1", ...options }: ServeOptions = {},
): Promise<Served> {
    const made = emulator(tenant, options);
    const server = createAdaptorServer({ fetch: made.app.fetch, autoCleanupIncoming: true });
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => resolve());
    });
    const address = server.address() as AddressInfo;
    const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
    return {
        ...made,
        url: `http://${name}:${address.port}`,
        close: () =>
            new Promise<void>((resolve, reject) => {
                server.close(error => (error ? reject(error) : resolve()));
                if ("closeAllConnections" in server) server.closeAllConnections();
            }),
    };
}
