import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import { EmbeddedTenant } from "../../tenant/embedded";
import { refuseOther } from "../../tenant/embedded/database/replace-store";
import { placeOf, type TenantOptions, withTenantOptions } from "../tenant-options";

export function tenantInit(tenant: Command): Command {
    return withTenantOptions(tenant.command("init"))
        .description("create a tenant in a file from a world")
        .requiredOption("--from <world>", "the world, a YAML file")
        .option("--force", "replace an existing tenant, and discard the changes made to it")
        .action((options: TenantOptions & { from: string; force?: true }) => {
            const { file } = placeOf(options);
            const world = path.resolve(options.from);
            if (file === world)
                throw new TeamsPhoneError(
                    "usage",
                    `${file} is the world itself, so the tenant cannot be created there. Use another --file.`,
                );
            refuseOther(file);
            if (existsSync(file) && statSync(file).size > 0 && !options.force) {
                throw new TeamsPhoneError(
                    "tenant-exists",
                    `There already is a tenant at ${file}. Use --force to replace it and discard the changes made to it.`,
                );
            }
            EmbeddedTenant.replace(file, world);
        });
}
