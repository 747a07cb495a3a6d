import { tenantContract } from "../contract";
import { connected } from "./graph-on-emulator";

for (const errors of ["immediate", "operation"] as const)
    tenantContract(
        `Microsoft Graph, emulated, with errors told by ${errors === "immediate" ? "the answer" : "the operation"}`,
        () => connected({ errors }),
    );
