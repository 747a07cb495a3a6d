import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { withoutSecrets } from "../run/redactor";

const SEVERITIES = { info: LogSeverity.INFO, warning: LogSeverity.WARNING } as const;
let client: EngineClient | null = null;

/**
 * Shows a message among the run's diagnostics. The engine starts the provider process with its own address as the first
 * argument; without it (the lifecycle driven by something else) standard error has to do.
 */
export async function say(severity: keyof typeof SEVERITIES, message: string): Promise<void> {
    const address = process.argv[2];
    if (address === undefined || !/^[^/]+:\d+$/.test(address)) {
        process.stderr.write(`${severity}: ${withoutSecrets(message)}\n`);
        return;
    }
    client ??= new EngineClient(address, credentials.createInsecure());
    const request = new LogRequest();
    request.setSeverity(SEVERITIES[severity]);
    request.setMessage(withoutSecrets(message));
    const engine = client;
    // A message that cannot be delivered must not fail the verb that is about to succeed.
    await new Promise<void>(resolve => engine.log(request, () => resolve()));
}
