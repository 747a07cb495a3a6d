import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { smallWorld } from "./world";

/** A stack's configuration of an embedded tenant on the small world, in a folder of its own. Keys carry no namespace. */
export function createWorld() {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-world-"));
    const world = path.join(folder, "world.yaml");
    const file = path.join(folder, "tenant.db");
    writeFileSync(world, stringify(smallWorld()));
    const config: Readonly<Record<string, string | undefined>> = { tenant: "embedded", world, tenantFile: file };
    return { config, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
