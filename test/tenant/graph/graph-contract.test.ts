import { tenantContract } from "../contract";
import { connected } from "./graph-on-emulator";

for (const errors of ["immediate", "operation"] as const)
    tenantContract(
        `the emulator of Microsoft Graph, with errors in the ${errors === "immediate" ? "response" : "operation"}`,
        () => connected({ errors }),
    );
