import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { plainLines } from "../../messages/text";
import type { Redactor } from "../run/redactor";
import { engineAt, logRequest } from "./engine-client";

/** Shows messages among the run's diagnostics, without the secrets of the program. */
export class EngineLog {
    #client: EngineClient | null = null;

    constructor(private readonly redactor: Redactor) {}

    info(message: string): Promise<void> {
        return this.#log("info", message);
    }

    warning(message: string): Promise<void> {
        return this.#log("warning", message);
    }

    async #log(severity: "info" | "warning", text: string): Promise<void> {
        const message = plainLines(this.redactor.redact(text));
        // The engine starts the provider process with its own address as the first argument. A program that drives the verbs
        // by itself has none, and reads standard error.
        const address = process.argv[2];
        if (address === undefined || !/^[^/]+:\d+$/.test(address)) {
            process.stderr.write(`${severity}: ${message}\n`);
            return;
        }
        this.#client ??= engineAt(address);
        const engine = this.#client;
        // A message that cannot be delivered must not fail the verb that is about to succeed.
        await new Promise<void>(resolve => engine.log(logRequest(severity, message), () => resolve()));
    }
}
