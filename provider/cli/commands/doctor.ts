import path from "node:path";
import type { Command } from "commander";
import type { Configuration } from "../../config/stack-configuration";
import { TeamsPhoneError } from "../../errors";
import { plainJson } from "../../messages/plain-json";
import { plainMessage } from "../../messages/text";
import type { Check } from "../../tenant/graph/diagnose";
import { openTenant } from "../../tenant/open";
import { tenantLine } from "../../tenant/tenant-line";
import { table } from "../cmdlet";
import { configurationOfProject } from "../project-configuration";

const MARKS = { ok: "ok ", wrong: "WRONG ", note: "- " } as const;

export function doctor(program: Command): Command {
    return program
        .command("doctor")
        .description("check the connection to the configured tenant: login, permissions, clock, and what it supports")
        .option("--stack <stack>", "the stack whose configuration counts (default: the one selected in Pulumi)")
        .option("--json", "print one object per check")
        .action(async ({ stack, json }: { stack?: string; json?: true }) => {
            const checks = await runChecks(stack);
            console.log(
                json
                    ? plainJson(checks, 2)
                    : table(checks.map(({ about, state, text }) => [MARKS[state], `${about} `, plainMessage(text)])),
            );
            if (checks.some(({ state }) => state === "wrong")) process.exitCode = 1;
        });
}

async function runChecks(stack: string | undefined): Promise<Check[]> {
    const { root, configuration } = configurationOfProject(stack);
    if (configuration.graph) {
        // Loaded here, because every other command would spend half of its time on loading the login to Graph.
        const { graphRoot } = await import("../../tenant/graph/index.js");
        const { diagnose } = await import("../../tenant/graph/diagnose.js");
        return diagnose(configuration.graph, graphRoot(configuration.graph), await checkLocations(configuration, root));
    }
    if (configuration.powershell) {
        const { diagnosePowerShell } = await import("../../tenant/powershell/diagnose.js");
        return diagnosePowerShell(configuration.powershell);
    }
    const { tenant, description, warnings } = await openTenant(configuration, root);
    tenant.close();
    return [
        {
            about: "tenant",
            state: "ok",
            text: tenantLine(description, { file: path.resolve(root, configuration.tenantFile) }),
        },
        ...warnings.map(text => ({ about: "tenant", state: "note", text }) as const),
    ];
}

async function checkLocations({ locations }: Configuration, root: string): Promise<Check> {
    const about = "emergency locations";
    if (locations === null)
        return {
            about,
            state: "note",
            text: "cannot be looked up: give LocationIds, or name a file in teams-phone:locations",
        };
    try {
        const { readLocationFile } = await import("../../tenant/locations/read-location-file.js");
        const { length } = readLocationFile(path.resolve(root, locations));
        return { about, state: "ok", text: `${length} in ${locations} (teams-phone:locations)` };
    } catch (error) {
        if (!(error instanceof TeamsPhoneError)) throw error;
        return { about, state: "wrong", text: error.message };
    }
}
