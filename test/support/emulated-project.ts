import type { EmulatorOptions } from "../../provider/emulator/emulator-options";
import { type Served, serve } from "../../provider/emulator/serve";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import type { EngineOptions } from "./engine/engine-environment";
import { Project } from "./project";
import { TENANT } from "./worlds/world";

export interface OverGraph {
    readonly project: Project;
    readonly emulator: Served;
    /** What stands behind the emulator. */
    readonly tenant: EmbeddedTenant;
    /** The stack's configuration. */
    readonly config: Readonly<Record<string, unknown>>;
    close(): Promise<void>;
}

/** A project whose tenant is an emulator of Microsoft Graph in this process. */
export async function overGraph(
    world: unknown,
    config: Readonly<Record<string, unknown>> = {},
    options: EmulatorOptions = {},
    engine: EngineOptions = {},
): Promise<OverGraph> {
    const tenant = EmbeddedTenant.inMemory(world);
    const emulator = await serve(tenant, options);
    const all = {
        "teams-phone:tenant": "graph",
        "teams-phone:tenantId": TENANT,
        "teams-phone:graphEndpoint": emulator.url,
        ...config,
    };
    const project = await Project.create({ ...engine, config: all });
    const close = async () => {
        project.close();
        await emulator.close();
        tenant.close();
    };
    return { project, emulator, tenant, config: all, close };
}
