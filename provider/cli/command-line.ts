import { Command, CommanderError } from "commander";
import { TeamsPhoneError } from "../errors";
import { plainLines } from "../messages/text";
import { csvCheck } from "./commands/csv-check";
import { csvConvert } from "./commands/csv-convert";
import { doctor } from "./commands/doctor";
import { exportCommand } from "./commands/export";
import { newCommand } from "./commands/new";
import { rulesCommand } from "./commands/rules";
import { tenantFacts } from "./commands/tenant-facts";
import { tenantGet } from "./commands/tenant-get";
import { tenantInit } from "./commands/tenant-init";
import { tenantLocations } from "./commands/tenant-locations";
import { tenantLog } from "./commands/tenant-log";
import { tenantRemove } from "./commands/tenant-remove";
import { tenantServe } from "./commands/tenant-serve";
import { tenantSet } from "./commands/tenant-set";

const USAGE_ERROR = 2;
const { version: VERSION } = require("../../package.json") as { version: string };

const program = new Command("teams-phone")
    .description("Microsoft Teams phone numbers: check the connection to a tenant, export it, and run a local one")
    .version(VERSION, "--version", "show the version of this package")
    .configureOutput({ outputError: (text, write) => write(plainLines(text)) })
    .exitOverride();
const tenant = program
    .command("tenant")
    .description("read and change the embedded tenant (a tenant in a file), as the Teams cmdlets would")
    .exitOverride();
for (const add of [
    tenantInit,
    tenantSet,
    tenantRemove,
    tenantGet,
    tenantLocations,
    tenantLog,
    tenantFacts,
    tenantServe,
])
    add(tenant).exitOverride();

const csv = program
    .command("csv")
    .description("check and convert files with assignments (CSV or YAML), without a tenant")
    .exitOverride();
for (const add of [csvCheck, csvConvert]) add(csv).exitOverride();

for (const add of [newCommand, rulesCommand, doctor, exportCommand]) add(program).exitOverride();

program.parseAsync().catch(error => {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
    else if (error instanceof TeamsPhoneError) {
        process.stderr.write(`teams-phone: ${error.message}\n`);
        process.exitCode = error.code === "usage" ? USAGE_ERROR : 1;
    } else {
        if (error instanceof Error) error.stack = plainLines(error.stack ?? error.message);
        throw error;
    }
});
