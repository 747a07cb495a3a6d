import { existsSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import { EmbeddedTenant } from "../../tenant/embedded";
import { loadWorld } from "../../tenant/embedded/world/world";
import { placeOf, type TenantOptions, withTenantOptions } from "../tenant-options";

export function tenantInit(tenant: Command): Command {
    return withTenantOptions(tenant.command("init"))
        .description("create a tenant in a file from a world")
        .requiredOption("--from <world>", "the world, a YAML file")
        .option("--force", "replace an existing tenant, and discard the changes made to it")
        .action((options: TenantOptions & { from: string; force?: true }) => {
            const { file } = placeOf(options);
            const world = path.resolve(options.from);
            if (existsSync(file) && !options.force) {
                throw new TeamsPhoneError(
                    "tenant-exists",
                    `There already is a tenant at ${file}. Use --force to replace it and discard the changes made to it.`,
                );
            }
            if (file === world || (existsSync(file) && !statSync(file).isFile())) {
                const reason = file === world ? "the world itself" : "a folder";
                throw new TeamsPhoneError(
                    "usage",
                    `${file} is ${reason}, so the tenant cannot be created there. Use another --file.`,
                );
            }
            // Check the world first: a malformed one must not delete the existing tenant.
            loadWorld(world);
            for (const each of ["", "-wal", "-shm"].map(suffix => file + suffix)) if (existsSync(each)) rmSync(each);
            EmbeddedTenant.open({ file, world }).close();
        });
}
