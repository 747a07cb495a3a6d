import { type Connection, Run } from "../../provider/lifecycle/run/run";
import { BulkReader } from "../../provider/observe/bulk-reader";
import type { EmbeddedTenant } from "../../provider/tenant/embedded";

const EMBEDDED: Readonly<Record<string, string>> = {
    "teams-phone:tenant": "embedded",
    "teams-phone:world": "world.yaml",
};

/** A run whose stack has this configuration. */
export function runWith(config: Readonly<Record<string, string>> = EMBEDDED): Run {
    return new Run({ config: { get: key => config[key] } });
}

/** A run of its own that is connected to this tenant. */
export async function connectedTo(tenant: EmbeddedTenant): Promise<Connection> {
    const run = runWith();
    const { configuration } = run;
    return { run, tenant, description: await tenant.describe(), configuration, reader: new BulkReader(tenant) };
}
