import { TeamsPhoneError } from "../../errors";
import type { Account } from "../../model/account";
import type { Change, Outcome } from "../../model/change";
import type { EmergencyLocation, LocationQuery } from "../../model/location";
import type { NumberRecord } from "../../model/number";
import type { Cloud, TenantDescription } from "../../model/tenant";
import type { Likely, Tenant } from "../port";
import type { Launch } from "./process/host-process";
import type { Versions } from "./process/message";
import { Accounts } from "./reads/accounts";
import { Inventory } from "./reads/inventory";
import { Locations } from "./reads/locations";
import { readFacts } from "./reads/tenant-facts";
import { CLOUDS } from "./session/clouds";
import { CmdletError } from "./session/cmdlet-error";
import { Session } from "./session/session";
import type { TokenPair } from "./session/token-pair";
import { BULK_READ_THRESHOLD, TUNING, type Tuning } from "./tuning";
import { ChangeQueue } from "./writes/change-queue";

export interface PowerShellOptions {
    /** GUID, lower case. */
    readonly tenantId: string;
    readonly cloud: Exclude<Cloud, "China">;
    readonly requestTokens: () => Promise<TokenPair>;
    /** Default: `pwsh`. */
    readonly launch?: Launch;
    /** Tells the user that PowerShell starts. Default: on standard error. */
    readonly notify?: (text: string) => void;
    /** For tests. */
    readonly tuning?: Partial<Tuning>;
}

/** A real tenant, through the cmdlets of the MicrosoftTeams module. Experimental: it has not been tried on a real tenant. */
export class PowerShellTenant implements Tenant {
    readonly warnings: readonly string[] = [];
    readonly #session: Session;
    readonly #inventory: Inventory;
    readonly #accounts: Accounts;
    readonly #locations: Locations;
    readonly #changes: ChangeQueue;
    #description: Promise<TenantDescription> | null = null;

    constructor(private readonly options: PowerShellOptions) {
        const { tenantId, cloud, requestTokens, launch = { command: ["pwsh"] }, notify = toStderr } = options;
        const tuning = { ...TUNING, ...options.tuning };
        const { environmentName } = CLOUDS[cloud];
        this.#session = new Session({ tenantId, environmentName, requestTokens, launch, notify, tuning });
        this.#inventory = new Inventory(this.#session, tuning);
        this.#accounts = new Accounts(this.#session, this.#inventory, tuning);
        this.#locations = new Locations(this.#session);
        const { accounts, inventory, session } = {
            accounts: this.#accounts,
            inventory: this.#inventory,
            session: this.#session,
        };
        this.#changes = new ChangeQueue({ session, inventory, accounts, tuning });
    }

    /** @throws TeamsPhoneError `powershell-start`, `login` or `tenant-mismatch` */
    describe(): Promise<TenantDescription> {
        this.#description ??= this.#describe().catch(error => {
            this.#description = null;
            throw error;
        });
        return this.#description;
    }

    async #describe(): Promise<TenantDescription> {
        const { tenantId, cloud } = this.options;
        const { DisplayName } = await this.#session.tenant();
        return {
            id: tenantId,
            name: DisplayName ?? tenantId,
            cloud,
            backend: "powershell",
            capabilities: {
                clouds: ["Commercial", "GCC", "GCCHigh", "DoD"],
                setEnterpriseVoice: true,
                findLocations: true,
            },
            facts: await readFacts(this.#session),
        };
    }

    /** The versions of PowerShell and of the module. @throws TeamsPhoneError as `describe` */
    versions(): Promise<Versions> {
        return this.#session.versions();
    }

    findAccounts(identities: readonly string[], likely?: Likely): Promise<readonly (Account | null)[]> {
        return reading(this.#accounts.find(identities, likely));
    }

    /** Holders' names come from lookups that share filters, so a guess of the holder saves nothing. */
    findNumbers(numbers: readonly string[]): Promise<readonly (NumberRecord | null)[]> {
        return reading(this.#inventory.find(numbers, id => this.#accounts.names(id)));
    }

    findLocations(query: LocationQuery): Promise<readonly EmergencyLocation[]> {
        return reading(this.#locations.find(query));
    }

    async *inventory(): AsyncIterable<readonly NumberRecord[]> {
        yield* readingPages(this.#inventory.pages(id => this.#accounts.names(id)));
    }

    async *accounts(): AsyncIterable<readonly Account[]> {
        yield* readingPages(this.#accounts.pages());
    }

    async bulkReadThreshold() {
        return { together: BULK_READ_THRESHOLD, apart: BULK_READ_THRESHOLD };
    }

    apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        return this.#changes.apply(changes);
    }

    close(): void {
        this.#session.close();
    }
}

async function reading<T>(read: Promise<T>): Promise<T> {
    try {
        return await read;
    } catch (error) {
        throw readError(error);
    }
}

async function* readingPages<T>(pages: AsyncIterable<T>): AsyncIterable<T> {
    try {
        yield* pages;
    } catch (error) {
        throw readError(error);
    }
}

/** A refused read, with cause and remedy. */
function readError(error: unknown): unknown {
    if (!(error instanceof CmdletError)) return error;
    return new TeamsPhoneError("powershell", `Reading the tenant failed: ${error.inWords}`, {
        cause: error,
        retryable: error.isIndeterminate,
    });
}

function toStderr(text: string): void {
    process.stderr.write(`teams-phone: ${text}\n`);
}
