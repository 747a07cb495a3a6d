import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { withoutSecrets } from "../run/redactor";
import { engineAt, logRequest } from "./engine-client";

let client: EngineClient | null = null;

/**
 * Shows a message among the run's diagnostics. The engine starts the provider process with its own address as the first
 * argument; without it (the lifecycle driven by something else) standard error has to do.
 */
export async function say(severity: "info" | "warning", message: string): Promise<void> {
    const address = process.argv[2];
    if (address === undefined || !/^[^/]+:\d+$/.test(address)) {
        process.stderr.write(`${severity}: ${withoutSecrets(message)}\n`);
        return;
    }
    client ??= engineAt(address);
    const request = logRequest(severity, withoutSecrets(message));
    const engine = client;
    // A message that cannot be delivered must not fail the verb that is about to succeed.
    await new Promise<void>(resolve => engine.log(request, () => resolve()));
}
