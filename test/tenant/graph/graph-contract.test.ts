import { PORTLAND, SEATTLE } from "../../support/worlds/world";
import { tenantContract } from "../contract";
import { connected } from "./graph-on-emulator";

const located = (locationId: string, city: string) => ({
    locationId,
    description: `${city} office`,
    address: city,
    city,
    country: "US",
    validation: "unknown" as const,
});
/** As from a file: Graph itself has none. */
const LOCATIONS = [located(PORTLAND, "Portland"), located(SEATTLE, "Seattle")];

for (const errors of ["immediate", "operation"] as const)
    tenantContract(
        `the emulator of Microsoft Graph, with errors in the ${errors === "immediate" ? "response" : "operation"}`,
        () => connected({ errors }, { locations: errors === "operation" ? LOCATIONS : null }),
    );
