import { createRequire } from "node:module";
import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";

/**
 * A client of the engine at `address`, which is `host:port`. A client of gRPC refuses credentials that another copy of gRPC made,
 * and npm may install several: both come from the SDK's own copy here, wherever it is. Loaded when it is needed; the SDK's provider
 * process has loaded it before.
 */
export function engineAt(address: string): EngineClient {
    const fromSdk = createRequire(require.resolve("@pulumi/pulumi/proto/engine_grpc_pb"));
    const { credentials } = fromSdk("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
    const { EngineClient } = fromSdk("./engine_grpc_pb") as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
    return new EngineClient(address, credentials.createInsecure());
}

/** What the engine's `Log` takes. */
export function logRequest(severity: "info" | "warning", message: string) {
    const { LogRequest, LogSeverity } =
        require("@pulumi/pulumi/proto/engine_pb") as typeof import("@pulumi/pulumi/proto/engine_pb");
    const request = new LogRequest();
    request.setSeverity({ info: LogSeverity.INFO, warning: LogSeverity.WARNING }[severity]);
    request.setMessage(message);
    return request;
}
