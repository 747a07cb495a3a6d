import * as pulumi from "@pulumi/pulumi";
import { offlineRefusal } from "../config/offline-refusal";
import { type Configuration, NAMESPACE, readConfiguration } from "../config/stack-configuration";
import { BulkReader } from "../observe/bulk-reader";
import { type OpenedTenant, openTenant } from "../tenant/open";

export interface Connected {
    readonly configuration: Configuration;
    /** `null` if the configuration asks for a preview without a tenant. */
    readonly opened: OpenedTenant | null;
    /** `null` without a tenant. */
    readonly reader: BulkReader | null;
}

/** Opens the tenant for the program. @throws TeamsPhoneError that ends the run before any step. */
export async function connect(): Promise<Connected> {
    const config = new pulumi.Config(NAMESPACE);
    const configuration = readConfiguration(key => config.get(key), Object.keys(pulumi.runtime.allConfig()));
    if (configuration.validation === "offline") {
        if (pulumi.runtime.isDryRun()) return { configuration, opened: null, reader: null };
        throw offlineRefusal();
    }
    const opened = await openTenant(configuration, process.cwd());
    return { configuration, opened, reader: new BulkReader(opened.tenant) };
}
