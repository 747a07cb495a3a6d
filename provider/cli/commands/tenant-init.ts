import { existsSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import { EmbeddedTenant } from "../../tenant/embedded";
import { loadWorld } from "../../tenant/embedded/world/world";
import { aboutTenant, placeOf, type TenantOptions } from "../tenant-options";

export function tenantInit(tenant: Command): Command {
    return aboutTenant(tenant.command("init"))
        .description("create the tenant's file from a world")
        .requiredOption("--from <world>", "the YAML world")
        .option("--force", "start an existing tenant anew, and forget what was changed in it", false)
        .action((options: TenantOptions & { from: string; force: boolean }) => {
            const { file } = placeOf(options);
            const world = path.resolve(options.from);
            if (existsSync(file) && !options.force) {
                throw new TeamsPhoneError(
                    "tenant-exists",
                    `There is a tenant at ${file} already. --force starts it anew and forgets what was changed in it.`,
                );
            }
            if (file === world || (existsSync(file) && !statSync(file).isFile())) {
                const reason = file === world ? "is the world itself" : "is a folder";
                throw new TeamsPhoneError(
                    "usage",
                    `${file} ${reason}, and no place for a tenant. Give another --file.`,
                );
            }
            // Read first: a world that is malformed must not cost the tenant that is there.
            loadWorld(world);
            for (const each of ["", "-wal", "-shm"].map(suffix => file + suffix)) if (existsSync(each)) rmSync(each);
            EmbeddedTenant.open({ file, world }).close();
        });
}
