import { type Command, Option } from "commander";
import { plainJson } from "../../messages/plain-json";
import type { NumberRecord } from "../../model/number";
import { csvLine } from "../../spreadsheet/csv-line";
import type { Tenant } from "../../tenant/port";
import { exportProgram } from "../exported-program/export-program";
import { openConfigured } from "../open-configured";
import { type TenantOptions, withTenantOptions } from "../tenant-options";

/** The columns of `--csv`: the arguments of a declaration. */
const COLUMNS: readonly (readonly [string, (number: NumberRecord) => string | null | undefined])[] = [
    ["identity", ({ holder }) => holder && (holder.userPrincipalName ?? holder.objectId)],
    ["phoneNumber", ({ number }) => number],
    ["phoneNumberType", ({ type }) => type],
    ["assignmentCategory", ({ holder }) => holder?.category],
    ["locationId", ({ locationId }) => locationId],
];

interface Options extends TenantOptions {
    readonly json?: true;
    readonly program?: true;
}

export function exportCommand(program: Command): Command {
    return withTenantOptions(program.command("export"))
        .description("list every number of the tenant, with the arguments that declare it")
        .addOption(
            new Option("--csv", "print comma-separated values, for a spreadsheet (the default)").conflicts([
                "json",
                "program",
            ]),
        )
        .addOption(
            new Option("--json", "print one JSON object per line, with everything that is known").conflicts("program"),
        )
        .option("--program", "print a TypeScript program that declares the numbers that accounts hold, as they are")
        .action(async (options: Options) => {
            const { tenant, description, rules } = await openConfigured(options);
            try {
                if (options.program) process.stdout.write(await exportProgram(tenant, description, rules));
                else await printNumbers(tenant, options.json === true);
            } finally {
                tenant.close();
            }
        });
}

async function printNumbers(tenant: Tenant, asJson: boolean): Promise<void> {
    if (!asJson) console.log(csvLine(COLUMNS.map(([name]) => name)));
    for await (const page of tenant.inventory())
        for (const number of page)
            console.log(asJson ? plainJson(number) : csvLine(COLUMNS.map(([, cell]) => cell(number) ?? "")));
}
