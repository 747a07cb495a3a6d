import { createRequire } from "node:module";
import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";

/**
 * A client of the engine at `address` (`host:port`). A gRPC client refuses credentials from another copy of gRPC, and npm may
 * install several copies: both come from the SDK's own copy here. The SDK's provider process has already loaded it.
 */
export function engineAt(address: string): EngineClient {
    const fromSdk = createRequire(require.resolve("@pulumi/pulumi/proto/engine_grpc_pb"));
    const { credentials } = fromSdk("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
    const { EngineClient } = fromSdk("./engine_grpc_pb") as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
    return new EngineClient(address, credentials.createInsecure());
}

/** A request to the engine's `Log` call. */
export function logRequest(severity: "info" | "warning", message: string) {
    const { LogRequest, LogSeverity } =
        require("@pulumi/pulumi/proto/engine_pb") as typeof import("@pulumi/pulumi/proto/engine_pb");
    const request = new LogRequest();
    request.setSeverity({ info: LogSeverity.INFO, warning: LogSeverity.WARNING }[severity]);
    request.setMessage(message);
    return request;
}
