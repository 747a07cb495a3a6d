import type { Command } from "commander";
import { plainJson } from "../../messages/plain-json";
import type { LogEntry, Snapshot } from "../../tenant/embedded/history/change-log";
import { table } from "../cmdlet";
import { openTenantOf, type TenantOptions, withTenantOptions } from "../tenant-options";

export function tenantLog(tenant: Command): Command {
    return withTenantOptions(tenant.command("log"))
        .description("list every committed write, oldest first")
        .option("--json", "print one JSON array")
        .action(async ({ json, ...which }: TenantOptions & { json?: true }) => {
            const opened = openTenantOf(which);
            const entries = opened.log();
            if (json) console.log(plainJson(entries, 2));
            else {
                const accounts = await opened.findAccounts(entries.map(({ account }) => account));
                const names = accounts.map(
                    (account, index) => account?.userPrincipalName || entries[index]?.account || "-",
                );
                console.log(entries.length === 0 ? "no changes" : asTable(entries, names));
            }
            opened.close();
        });
}

function asTable(entries: readonly LogEntry[], names: readonly string[]): string {
    const lines = entries.map(({ seq, time, operation, number, before, after }, index) => {
        return [String(seq), time, operation, `${number ?? "-"} `, `${names[index]} `, difference(before, after)];
    });
    return table([["SEQ", "TIME", "OPERATION", "NUMBER", "ACCOUNT", "WHAT CHANGED"], ...lines]);
}

function difference(before: Snapshot, after: Snapshot): string {
    const words = {
        holder: (value: Snapshot["holder"]) => (value === null ? "free" : "held"),
        locationId: (value: Snapshot["locationId"]) => `location ${value ?? "none"}`,
        enterpriseVoiceEnabled: (value: boolean) => `voice ${value ? "on" : "off"}`,
    };
    const changed = [
        ...(before.holder === after.holder ? [] : [words.holder(after.holder)]),
        ...(before.locationId === after.locationId ? [] : [words.locationId(after.locationId)]),
        ...(before.enterpriseVoiceEnabled === after.enterpriseVoiceEnabled
            ? []
            : [words.enterpriseVoiceEnabled(after.enterpriseVoiceEnabled)]),
        ...(before.networkSiteId === after.networkSiteId ? [] : [`network site ${after.networkSiteId ?? "none"}`]),
        ...(String(before.reverseNumberLookup) === String(after.reverseNumberLookup)
            ? []
            : [`reverse lookup ${after.reverseNumberLookup?.join(" ") ?? "default"}`]),
    ];
    return changed.join(", ") || "nothing";
}
