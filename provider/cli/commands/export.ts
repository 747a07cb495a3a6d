import path from "node:path";
import { type Command, Option } from "commander";
import type { NumberRecord } from "../../model/number";
import { EmbeddedTenant } from "../../tenant/embedded";
import { openTenant } from "../../tenant/open";
import type { Tenant } from "../../tenant/port";
import { configurationOfProject } from "../project-configuration";
import { type TenantOptions, withTenantOptions } from "../tenant-options";

/** The first five columns are the arguments of a declaration. */
const COLUMNS: readonly (readonly [string, (number: NumberRecord) => string | null | undefined])[] = [
    ["identity", ({ holder }) => holder && (holder.userPrincipalName ?? holder.objectId)],
    ["phoneNumber", ({ number }) => number],
    ["phoneNumberType", ({ type }) => type],
    ["assignmentCategory", ({ holder }) => holder?.category],
    ["locationId", ({ locationId }) => locationId],
    ["displayName", ({ holder }) => withoutFormula(holder?.displayName ?? "")],
    ["use", ({ use }) => use],
    ["country", ({ country }) => country],
    ["city", ({ city }) => city],
    ["activationState", ({ activationState }) => activationState],
    ["source", ({ source }) => source],
];

export function exportCommand(program: Command): Command {
    return withTenantOptions(program.command("export"))
        .description("list every number of the tenant, with the arguments that declare it")
        .addOption(
            new Option("--csv", "print comma-separated values, for a spreadsheet (the default)").conflicts("json"),
        )
        .option("--json", "print one JSON object per line instead")
        .action(async ({ json, ...which }: TenantOptions & { json?: true }) => {
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

/** A spreadsheet would run a cell that begins like this as a formula, and users choose their own display names. */
function withoutFormula(text: string): string {
    return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}

/** Quotes cells with a comma, a quote or a line break (RFC 4180). */
function toLine(cells: readonly string[]): string {
    return cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
