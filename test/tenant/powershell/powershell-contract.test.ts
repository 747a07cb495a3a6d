import { tenantContract } from "../contract";
import { connectStandIn } from "./powershell-on-stand-in";

for (const errors of ["result", "exception", "warning"] as const)
    tenantContract(`the cmdlets on the stand-in for PowerShell, refusals as ${errors}`, () =>
        connectStandIn({ standIn: { errors, noise: errors === "warning" } }),
    );
