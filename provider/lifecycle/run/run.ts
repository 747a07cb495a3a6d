import { offlineRefusal } from "../../config/offline-refusal";
import { type Configuration, NAMESPACE, readConfiguration } from "../../config/stack-configuration";
import { TeamsPhoneError } from "../../errors";
import type { TenantDescription } from "../../model/tenant";
import { BulkReader } from "../../observe/bulk-reader";
import type { Stored } from "../../schema/state";
import { openTenant } from "../../tenant/open";
import type { Tenant } from "../../tenant/port";
import { EngineLog } from "../engine/engine-log";
import { UndocumentedNotice } from "../engine/undocumented-notice";
import { Claims } from "./claims";
import { Consents } from "./consents";
import { Journal } from "./journal";
import { KeptIdentities } from "./kept-identities";
import { Partners } from "./partners";
import { Redactor } from "./redactor";
import { Replacements } from "./replacements";
import { ResourceLocks } from "./resource-locks";

/** What the engine hands to `configure`; keys carry their namespace. */
export interface ConfigureRequest {
    readonly config: { get(key: string): string | undefined };
}

/** The tenant of a run. */
export interface Connection {
    readonly run: Run;
    readonly tenant: Tenant;
    readonly description: TenantDescription;
    readonly configuration: Configuration;
    /** Serves the reads for validation. Each write reads the tenant again. */
    readonly reader: BulkReader;
}

/**
 * All that the provider process remembers of one run of the engine. `configure` creates it, and every verb receives it. The
 * engine calls the verbs of a run in this order: every `check` before the final deletes, and the `check` and `diff` of a
 * resource before its `create` or `update`. `destroy` has no checks.
 */
export class Run {
    /** What the program declares, as `check` has seen it. */
    readonly claims = new Claims();
    readonly consents = new Consents();
    /** What each create of this run replaces, as `diff` has seen it. */
    readonly replacements = new Replacements();
    readonly journal = new Journal();
    readonly keptIdentities = new KeptIdentities();
    readonly partners = new Partners();
    readonly locks = new ResourceLocks();
    readonly redactor = new Redactor();
    readonly log = new EngineLog(this.redactor);
    readonly undocumented = new UndocumentedNotice(this.log);
    /** Object ids of the accounts whose own declaration failed and was undone. */
    readonly failedAccounts = new Set<string>();
    /** The number that an account lost in this run, by object id, kept for a later declaration of the account's voice flag. */
    readonly lostNumbers = new Map<string, string>();
    readonly #request: ConfigureRequest;
    #configuration: Configuration | null = null;
    #connection: Promise<Connection> | null = null;

    constructor(request: ConfigureRequest) {
        this.#request = request;
    }

    /** The stack's configuration. @throws TeamsPhoneError `configuration`, on every access, because `configure` must not fail. */
    get configuration(): Configuration {
        this.#configuration ??= readConfiguration(key => this.#request.config.get(`${NAMESPACE}:${key}`));
        return this.#configuration;
    }

    /** Opens the tenant once. A failed attempt is repeated by the next verb. */
    connect(): Promise<Connection> {
        this.#connection ??= this.#open().catch(error => {
            this.#connection = null;
            throw error;
        });
        return this.#connection;
    }

    /** Connects for a resource that exists. @throws TeamsPhoneError `tenant-mismatch` when it lives in another tenant. */
    async connectFor(stored: Stored): Promise<Connection> {
        this.redactor.learnStored(stored, stored.secretArguments ?? []);
        const connection = await this.connect();
        const { id, name } = connection.description;
        if (id === stored.tenantId) return connection;
        throw new TeamsPhoneError(
            "tenant-mismatch",
            `This resource lives in tenant ${stored.tenantId}, but the stack is connected to ${name} (${id}). It was not changed. Connect to its own tenant (configuration ${NAMESPACE}:tenant, :tenantFile, :tenantId); to move a stack to another tenant, use a new stack.`,
        );
    }

    /**
     * Connects for a write.
     * @param stored The resource that exists; `null` for a new one.
     * @throws TeamsPhoneError `offline`: a run that did not read the tenant has not validated its writes.
     */
    async connectToWrite(stored: Stored | null): Promise<Connection> {
        const connection = await (stored ? this.connectFor(stored) : this.connect());
        if (connection.configuration.validation !== "offline") return connection;
        throw offlineRefusal();
    }

    async #open(): Promise<Connection> {
        const { configuration } = this;
        const { tenant, description } = await openTenant(configuration, process.cwd());
        return { run: this, tenant, description, configuration, reader: new BulkReader(tenant) };
    }
}
