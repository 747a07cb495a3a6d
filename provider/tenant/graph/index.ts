import type { HttpClient } from "@azure/core-rest-pipeline";
import type { GraphConfiguration } from "../../config/graph-configuration";
import { TeamsPhoneError } from "../../errors";
import type { Account } from "../../model/account";
import type { Change, Outcome } from "../../model/change";
import type { EmergencyLocation, LocationQuery } from "../../model/location";
import type { NumberRecord } from "../../model/number";
import type { TenantDescription } from "../../model/tenant";
import type { Likely, Tenant } from "../port";
import { makeCredential } from "./auth/credentials";
import { Tokens } from "./auth/token-cache";
import { Accounts } from "./reads/accounts";
import { Inventory } from "./reads/inventory";
import { Size } from "./reads/read-cost";
import { Directory } from "./reads/user-directory";
import { GraphClient } from "./transport/graph-client";
import { Http } from "./transport/http-transport";
import { PATIENCE, type Patience } from "./transport/tuning";
import { Writes } from "./writes/apply-changes";
import { AuditLog } from "./writes/audit-log";
import { Confirmation, PACE, type Pace } from "./writes/await-operation";

const SERVICE = "https://graph.microsoft.com";

/** Where Graph is reached, with its version. */
export function graphRoot({ endpoint }: GraphConfiguration): string {
    return `${endpoint ?? SERVICE}/v1.0`;
}

export interface GraphOptions {
    /** File that each write is appended to. */
    readonly auditLog?: string | null;
    /** The rest is for tests, which have less time than a service takes. */
    readonly patience?: Partial<Patience>;
    readonly pace?: Partial<Pace>;
    readonly http?: HttpClient;
}

/** A real tenant, through Microsoft Graph v1.0. */
export class GraphTenant implements Tenant {
    readonly #directory: Directory;
    readonly #inventory: Inventory;
    readonly #accounts: Accounts;
    readonly #size: Size;
    readonly #writes: Writes;
    readonly #warnings: string[] = [];
    #description: Promise<TenantDescription> | null = null;

    constructor(
        private readonly configuration: GraphConfiguration,
        { patience, pace, http, auditLog = null }: GraphOptions = {},
    ) {
        const root = graphRoot(configuration);
        const tokens = new Tokens(configuration.tenantId, () => makeCredential(configuration));
        const patient = { ...PATIENCE, ...patience };
        const client = new GraphClient(new Http(root, tokens, http), patient);
        this.#directory = new Directory(client, root);
        this.#inventory = new Inventory(client, this.#directory);
        this.#accounts = new Accounts(client, this.#directory, this.#inventory, root);
        this.#size = new Size(this.#directory, this.#accounts, this.#inventory);
        const confirmation = new Confirmation(client, { ...PACE, ...pace });
        const log = auditLog === null ? null : new AuditLog(auditLog, () => tokens.identity());
        this.#writes = new Writes({ client, inventory: this.#inventory, confirmation }, log);
    }

    /** What the user should know of this tenant; complete once it is described. */
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
            throw new TeamsPhoneError(
                "tenant-mismatch",
                `The stack may touch tenant ${tenantId} alone (configuration teams-phone:tenantId), but the login reaches ${organization.displayName} (${organization.id}). Nothing was changed.`,
            );
        }
        return {
            id: tenantId,
            name: organization?.displayName ?? tenantId,
            cloud,
            backend: "graph",
            capabilities: { clouds: ["Commercial", "GCC"], setEnterpriseVoice: false, findLocations: false },
            facts: {
                regionallyHostedMeetings: "unknown",
                blocksOnUnassign: "unknown",
                migratesOnPremisesNumbers: "unknown",
                mailsOnAssign: "unknown",
                mailsOnUnassign: "unknown",
            },
        };
    }

    /** The token names the tenant already, so a missing permission costs the name alone. */
    async #organization() {
        try {
            return await this.#directory.organization();
        } catch (error) {
            if (!(error instanceof TeamsPhoneError) || error.code !== "permission") throw error;
            this.#warnings.push(
                "The login may not read the tenant's name (Organization.Read.All). The tenant is known by its id, from the login.",
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

    /** @throws TeamsPhoneError `not-supported` always: Graph v1.0 has no emergency locations. */
    async findLocations(_query: LocationQuery): Promise<readonly EmergencyLocation[]> {
        throw new TeamsPhoneError("not-supported", NO_LOCATIONS);
    }

    inventory(): AsyncIterable<readonly NumberRecord[]> {
        return this.#inventory.pages();
    }

    accounts(): AsyncIterable<readonly Account[]> {
        return this.#accounts.pages();
    }

    listsPayFrom() {
        return this.#size.listsPayFrom();
    }

    apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        return this.#writes.apply(changes);
    }

    close(): void {}
}

const NO_LOCATIONS =
    "Microsoft Graph does not show emergency locations. Give the LocationId itself: Get-CsOnlineLisLocation shows it, and so does the Teams admin center under Locations, Emergency addresses.";
