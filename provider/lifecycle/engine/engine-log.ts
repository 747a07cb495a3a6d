import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import type { Redactor } from "../run/redactor";

/** Shows messages among the run's diagnostics, without the secrets of the program. */
export class EngineLog {
    #client: EngineClient | null = null;

    constructor(private readonly redactor: Redactor) {}

    info(message: string): Promise<void> {
        return this.#log("info", LogSeverity.INFO, message);
    }

    warning(message: string): Promise<void> {
        return this.#log("warning", LogSeverity.WARNING, message);
    }

    async #log(word: string, severity: (typeof LogSeverity)[keyof typeof LogSeverity], text: string): Promise<void> {
        const message = this.redactor.redact(text);
        // The engine starts the provider process with its own address as the first argument. A program that drives the verbs
        // by itself has none, and reads standard error.
        const address = process.argv[2];
        if (address === undefined || !/^[^/]+:\d+$/.test(address)) {
            process.stderr.write(`${word}: ${message}\n`);
            return;
        }
        this.#client ??= new EngineClient(address, credentials.createInsecure());
        const request = new LogRequest();
        request.setSeverity(severity);
        request.setMessage(message);
        const engine = this.#client;
        // A message that cannot be delivered must not fail the verb that is about to succeed.
        await new Promise<void>(resolve => engine.log(request, () => resolve()));
    }
}
