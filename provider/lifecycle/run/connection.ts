import { type Configuration, NAMESPACE, readConfiguration } from "../../config/stack-configuration";
import { TeamsPhoneError } from "../../errors";
import type { TenantDescription } from "../../model/tenant";
import { BulkReader } from "../../observe/bulk-reader";
import type { Stored } from "../../schema/state";
import { openTenant } from "../../tenant/open";
import type { Tenant } from "../../tenant/port";

export interface Connection {
    readonly tenant: Tenant;
    readonly description: TenantDescription;
    readonly configuration: Configuration;
    /** For what is validated before anything is written; a write looks again. */
    readonly reader: BulkReader;
}

type GetConfig = (key: string) => string | undefined;
let getConfig: GetConfig = () => undefined;
let connection: Promise<Connection> | null = null;

/**
 * Keeps the stack's configuration. Synchronous on purpose: the SDK lets calls through while an asynchronous one is still at
 * work, and they would run unconfigured. What is wrong with it is said by each call that needs it.
 */
export function configure(request: { config: { get(key: string): string | undefined } }): void {
    getConfig = key => request.config.get(`${NAMESPACE}:${key}`);
    connection = null;
}

export function connect(): Promise<Connection> {
    connection ??= open().catch(error => {
        connection = null;
        throw error;
    });
    return connection;
}

/** The stack's configuration, for what needs no tenant. @throws TeamsPhoneError `configuration` */
export function configurationOfStack(): Configuration {
    return readConfiguration(getConfig);
}

async function open(): Promise<Connection> {
    const configuration = configurationOfStack();
    const opened = await openTenant(configuration, process.cwd());
    return { ...opened, configuration, reader: new BulkReader(opened.tenant) };
}

/** Connects for a resource that exists, and refuses any tenant but its own. */
export async function connectFor(stored: Stored): Promise<Connection> {
    const connected = await connect();
    const { id, name } = connected.description;
    if (id === stored.tenantId) return connected;
    throw new TeamsPhoneError(
        "tenant-mismatch",
        `This resource lives in tenant ${stored.tenantId}, but the stack is connected to ${name} (${id}). Nothing was changed. Connect to its own tenant (configuration ${NAMESPACE}:tenant, :tenantFile, :tenantId); to move a stack to another tenant, use a new stack.`,
    );
}
