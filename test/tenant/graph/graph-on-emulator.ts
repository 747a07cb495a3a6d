import type { EmulatorOptions } from "../../../provider/emulator/emulator-options";
import { type Served, serve } from "../../../provider/emulator/serve";
import { EmbeddedTenant } from "../../../provider/tenant/embedded";
import { type GraphOptions, GraphTenant } from "../../../provider/tenant/graph";
import type { Tuning } from "../../../provider/tenant/graph/tuning";
import { smallWorld, TENANT } from "../../support/worlds/world";

export interface Connected {
    readonly tenant: GraphTenant;
    readonly emulator: Served;
    /** The tenant behind the emulator, for changes by hand. */
    readonly embedded: EmbeddedTenant;
    close(): void;
}

/** Short pauses, to keep tests quick. */
export const QUICK: Partial<Tuning> = {
    batchWindowMs: 1,
    firstBackOffMs: 5,
    maxBackOffMs: 20,
    firstPollMs: 2,
    maxPollMs: 10,
    visibilityPausesMs: [0, 5, 10],
};

/** A tenant behind an emulator of Graph. @param world Default: the small world. */
export async function connected(
    options: EmulatorOptions = {},
    client: GraphOptions = {},
    world: unknown = smallWorld(),
): Promise<Connected> {
    const embedded = EmbeddedTenant.inMemory(world);
    const emulator = await serve(embedded, options);
    const configuration = {
        tenantId: TENANT,
        cloud: "Commercial" as const,
        credential: null,
        endpoint: emulator.url,
    };
    const tenant = new GraphTenant(configuration, { ...client, tuning: { ...QUICK, ...client.tuning } });
    return {
        tenant,
        emulator,
        embedded,
        close: () => {
            tenant.close();
            void emulator.close();
            embedded.close();
        },
    };
}
