import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { EmbeddedTenant } from "../tenant/embedded";
import { type Emulator, emulator } from ".";
import type { EmulatorOptions } from "./emulator-options";

export interface ServeOptions extends EmulatorOptions {
    /** 0: any free port. Default: 0. */
    readonly port?: number;
    /** Default: the loopback address, which other machines cannot reach. */
    readonly host?: string;
}

export interface Served extends Emulator {
    /** The URL of the server. Graph is at `/v1.0` below it. */
    readonly url: string;
    /** Stops the server and closes open connections. */
    close(): Promise<void>;
}

/** Starts an emulator on a port. @throws the system's error if the port is in use or the host unknown */
export async function serve(
    tenant: EmbeddedTenant,
    { port = 0, host = "127.0.0.1", ...options }: ServeOptions = {},
): Promise<Served> {
    const created = emulator(tenant, options, host);
    const server = createAdaptorServer({ fetch: created.app.fetch, autoCleanupIncoming: true });
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => resolve());
    });
    const address = server.address() as AddressInfo;
    const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
    return {
        ...created,
        url: `http://${name}:${address.port}`,
        close: () =>
            new Promise<void>((resolve, reject) => {
                server.close(error => (error ? reject(error) : resolve()));
                if ("closeAllConnections" in server) server.closeAllConnections();
            }),
    };
}
