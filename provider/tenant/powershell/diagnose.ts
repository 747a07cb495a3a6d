import type { PowerShellConfiguration } from "../../config/powershell-configuration";
import { tenantLine } from "../tenant-line";
import type { PowerShellTenant } from ".";
import { connectPowerShell } from "./connect";

interface Check {
    readonly about: string;
    readonly state: "ok" | "wrong" | "note";
    readonly text: string;
}

/** A number that nobody can have: country code 999 is reserved. */
const NO_NUMBER = "+999000000";
const NO_ACCOUNT = "00000000-0000-4000-8000-000000000000";
const EXPERIMENTAL: Check = {
    about: "this backend",
    state: "note",
    text: "experimental: it has not been tried on a real tenant",
};

/** Checks PowerShell, the module, the login and the reads, without writing anything. */
export async function diagnosePowerShell(
    configuration: PowerShellConfiguration,
    tenant: PowerShellTenant = connectPowerShell(configuration),
): Promise<Check[]> {
    try {
        const first = await check("PowerShell", async () => {
            const { powershell, module } = await tenant.versions();
            return `${powershell}, with the module MicrosoftTeams ${module}`;
        });
        if (first.state === "wrong") return [first];
        return [
            first,
            await check("login", async () => tenantLine(await tenant.describe(), "powershell")),
            await check("numbers", async () => {
                await tenant.findNumbers([NO_NUMBER]);
                return "can be read";
            }),
            await check("accounts", async () => {
                await tenant.findAccounts([NO_ACCOUNT]);
                return "can be read";
            }),
            await check(
                "emergency locations",
                async () => `${(await tenant.findLocations({})).length} can be looked up`,
            ),
            EXPERIMENTAL,
        ];
    } finally {
        tenant.close();
    }
}

async function check(about: string, look: () => Promise<string>): Promise<Check> {
    try {
        return { about, state: "ok", text: await look() };
    } catch (error) {
        return { about, state: "wrong", text: (error as Error).message };
    }
}
