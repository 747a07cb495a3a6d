import path from "node:path";
import type { Command } from "commander";
import type { NumberRecord } from "../../model/number";
import { EmbeddedTenant } from "../../tenant/embedded";
import { openTenant } from "../../tenant/open";
import type { Tenant } from "../../tenant/port";
import { configurationOfProject } from "../project-configuration";
import { aboutTenant, type TenantOptions } from "../tenant-options";

/** The first five are the arguments of a declaration. */
const COLUMNS: readonly (readonly [string, (number: NumberRecord) => string | null | undefined])[] = [
    ["identity", ({ holder }) => holder && (holder.userPrincipalName ?? holder.objectId)],
    ["phoneNumber", ({ number }) => number],
    ["phoneNumberType", ({ type }) => type],
    ["assignmentCategory", ({ holder }) => holder?.category],
    ["locationId", ({ locationId }) => locationId],
    ["displayName", ({ holder }) => inert(holder?.displayName ?? "")],
    ["use", ({ use }) => use],
    ["country", ({ country }) => country],
    ["city", ({ city }) => city],
    ["activationState", ({ activationState }) => activationState],
    ["source", ({ source }) => source],
];

export function exportCommand(program: Command): Command {
    return aboutTenant(program.command("export"))
        .description("list every number of the tenant, as it is now; nothing is written")
        .option("--csv", "with commas, for a spreadsheet (the default)", true)
        .option("--json", "one object per number", false)
        .action(async ({ json, ...which }: TenantOptions & { json: boolean }) => {
            const tenant = await open(which);
            try {
                if (!json) console.log(toLine(COLUMNS.map(([name]) => name)));
                for await (const page of tenant.inventory()) {
                    for (const number of page)
                        console.log(
                            json ? JSON.stringify(number) : toLine(COLUMNS.map(([, cell]) => cell(number) ?? "")),
                        );
                }
            } finally {
                tenant.close();
            }
        });
}

async function open({ file, stack }: TenantOptions): Promise<Tenant> {
    if (file !== undefined) return EmbeddedTenant.open({ file: path.resolve(file) });
    const { root, configuration } = configurationOfProject(stack);
    const { tenant, warnings } = await openTenant(configuration, root);
    for (const warning of warnings) process.stderr.write(`teams-phone: warning: ${warning}\n`);
    return tenant;
}

/** People choose their display names, and a spreadsheet takes a cell that begins so for a formula. */
function inert(text: string): string {
    return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}

/** RFC 4180: a cell with a comma, a quote or a line's end is quoted. */
function toLine(cells: readonly string[]): string {
    return cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
