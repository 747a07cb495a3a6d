import type { TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { GraphConfiguration } from "../../config/graph-configuration";
import { TeamsPhoneError } from "../../errors";
import { visible } from "../../messages/text";
import type { Account } from "../../model/account";
import type { Change, Outcome } from "../../model/change";
import type { EmergencyLocation, LocationQuery } from "../../model/location";
import type { NumberRecord } from "../../model/number";
import type { TenantDescription } from "../../model/tenant";
import { findIn } from "../locations/find-in";
import type { Likely, Tenant } from "../port";
import { wrongTenant } from "../wrong-tenant";
import { makeCredential } from "./auth/credentials";
import { TokenCache } from "./auth/token-cache";
import { Accounts } from "./reads/accounts";
import { Inventory } from "./reads/inventory";
import { ReadCost } from "./reads/read-cost";
import { UserDirectory } from "./reads/user-directory";
import { boundedHttpClient } from "./transport/bounded-http-client";
import { GraphClient } from "./transport/graph-client";
import { HttpTransport } from "./transport/http-transport";
import { RESPONSE_TIMEOUT_MS, TUNING, type Tuning } from "./tuning";
import { whyNotAppendable } from "./writes/audit-file";
import { AuditLog } from "./writes/audit-log";
import { ChangeQueue } from "./writes/change-queue";

const SERVICE = "https://graph.microsoft.com";

/** Graph's address with its version. */
export function graphRoot({ endpoint }: GraphConfiguration): string {
    return `${endpoint ?? SERVICE}/v1.0`;
}

export interface GraphOptions {
    /** Path of the audit log; `null` or left out for none. */
    readonly auditLog?: string | null;
    /** The emergency locations, which Graph does not show; `null` or left out if they cannot be looked up. */
    readonly locations?: readonly EmergencyLocation[] | null;
    /** This and the rest are for tests. */
    readonly tuning?: Partial<Tuning>;
    readonly http?: HttpClient;
    readonly credential?: TokenCredential;
}

/** A real tenant, through Microsoft Graph v1.0. */
export class GraphTenant implements Tenant {
    readonly #directory: UserDirectory;
    readonly #inventory: Inventory;
    readonly #accounts: Accounts;
    readonly #readCost: ReadCost;
    readonly #changes: ChangeQueue;
    readonly #locations: readonly EmergencyLocation[] | null;
    readonly #warnings: string[] = [];
    #description: Promise<TenantDescription> | null = null;

    constructor(
        private readonly configuration: GraphConfiguration,
        { http, credential, auditLog = null, locations = null, ...options }: GraphOptions = {},
    ) {
        this.#locations = locations;
        const root = graphRoot(configuration);
        const tokens = new TokenCache(configuration.tenantId, async () => credential ?? makeCredential(configuration));
        const tuning = { ...TUNING, ...options.tuning };
        const connection = http ?? boundedHttpClient(tuning.maxResponseBytes, RESPONSE_TIMEOUT_MS);
        const client = new GraphClient(new HttpTransport(root, tokens, connection), tuning);
        this.#directory = new UserDirectory(client, root);
        this.#inventory = new Inventory(client, this.#directory);
        this.#accounts = new Accounts(client, this.#directory, this.#inventory, root);
        this.#readCost = new ReadCost(this.#directory, this.#accounts, this.#inventory);
        const log = auditLog === null ? null : new AuditLog(auditLog, () => tokens.identity());
        const unloggable = auditLog === null ? null : whyNotAppendable(auditLog);
        if (unloggable !== null)
            this.#warnings.push(
                `The audit log (teams-phone:auditLog) ${auditLog} cannot be written: ${unloggable}. Until it can, the provider refuses every change.`,
            );
        this.#changes = new ChangeQueue({ client, inventory: this.#inventory, tuning }, log);
    }

    /** What the user should know about this tenant; complete once `describe` has resolved. */
    get warnings(): readonly string[] {
        return this.#warnings;
    }

    /** @throws TeamsPhoneError `login`, `tenant-mismatch` or `graph-unreachable` */
    describe(): Promise<TenantDescription> {
        this.#description ??= this.#describe().catch(error => {
            this.#description = null;
            throw error;
        });
        return this.#description;
    }

    async #describe(): Promise<TenantDescription> {
        const { tenantId, cloud } = this.configuration;
        const organization = await this.#organization();
        if (organization && organization.id !== tenantId) {
            throw wrongTenant(
                tenantId,
                `the login reaches ${visible(organization.displayName ?? "a tenant")} (${visible(organization.id)})`,
            );
        }
        return {
            id: tenantId,
            name: organization?.displayName ?? tenantId,
            cloud,
            backend: "graph",
            capabilities: {
                clouds: ["Commercial", "GCC"],
                setEnterpriseVoice: false,
                findLocations: this.#locations !== null,
            },
            facts: {
                regionallyHostedMeetings: "unknown",
                blocksOnUnassign: "unknown",
                migratesOnPremisesNumbers: "unknown",
                mailsOnAssign: "unknown",
                mailsOnUnassign: "unknown",
            },
        };
    }

    /** The token already proves which tenant this is, so without the permission only its name is missing. */
    async #organization() {
        try {
            return await this.#directory.organization();
        } catch (error) {
            if (!(error instanceof TeamsPhoneError) || error.code !== "permission") throw error;
            this.#warnings.push(
                "The login may not read the tenant's name (it lacks Organization.Read.All), so messages show the tenant's id instead.",
            );
            return null;
        }
    }

    findAccounts(identities: readonly string[], likely?: Likely): Promise<readonly (Account | null)[]> {
        return this.#accounts.find(identities, likely);
    }

    findNumbers(numbers: readonly string[], likely?: Likely): Promise<readonly (NumberRecord | null)[]> {
        return this.#inventory.find(numbers, likely);
    }

    /** @throws TeamsPhoneError `not-supported` if no locations are given: Graph v1.0 has none. */
    async findLocations(query: LocationQuery): Promise<readonly EmergencyLocation[]> {
        if (this.#locations === null) throw new TeamsPhoneError("not-supported", NO_LOCATIONS);
        return findIn(this.#locations, query);
    }

    inventory(): AsyncIterable<readonly NumberRecord[]> {
        return this.#inventory.pages();
    }

    accounts(): AsyncIterable<readonly Account[]> {
        return this.#accounts.pages();
    }

    bulkReadThreshold() {
        return this.#readCost.bulkReadThreshold();
    }

    apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        return this.#changes.apply(changes);
    }

    close(): void {}
}

const NO_LOCATIONS =
    "Microsoft Graph does not show emergency locations. Name a file that Get-CsOnlineLisLocation | Export-Csv wrote in teams-phone:locations, or give the LocationId itself, which the Teams admin center shows under Locations, Emergency addresses.";
