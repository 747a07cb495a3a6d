import { EmbeddedTenant } from "../../../provider/tenant/embedded";
import { type PowerShellOptions, PowerShellTenant } from "../../../provider/tenant/powershell";
import type { Launch } from "../../../provider/tenant/powershell/process/host-process";
import { CmdletService } from "../../support/powershell/cmdlet-service";
import { launchStandIn, type StandInSettings } from "../../support/powershell/launch-stand-in";
import { smallWorld, TENANT } from "../../support/worlds/world";

export interface ConnectedStandIn {
    readonly tenant: PowerShellTenant;
    readonly service: CmdletService;
    /** The tenant behind the cmdlets, for changes by hand. */
    readonly embedded: EmbeddedTenant;
    close(): void;
}

interface Options {
    readonly standIn?: StandInSettings;
    /** Starts something else than the stand-in. @param service Address of the cmdlets. */
    readonly launch?: (service: string) => Launch;
    readonly client?: Partial<PowerShellOptions>;
    /** Default: the small world. */
    readonly world?: unknown;
}

const HOUR_MS = 3_600_000;

/** A tenant behind the stand-in for pwsh. */
export async function connectStandIn({ standIn, launch, client, world }: Options = {}): Promise<ConnectedStandIn> {
    const embedded = EmbeddedTenant.inMemory(world ?? smallWorld());
    const service = await CmdletService.over(embedded);
    const tenant = new PowerShellTenant({
        tenantId: TENANT,
        cloud: "Commercial",
        requestTokens: async () => ({ graph: "g.r.a", teams: "t.e.a", expiresAt: Date.now() + HOUR_MS }),
        launch: launch?.(service.url) ?? launchStandIn(service.url, standIn),
        notify: () => undefined,
        ...client,
        tuning: { visibilityPausesMs: [0, 5], callTimeoutMs: 5_000, ...client?.tuning },
    });
    return {
        tenant,
        service,
        embedded,
        close: () => {
            tenant.close();
            service.close();
            embedded.close();
        },
    };
}
