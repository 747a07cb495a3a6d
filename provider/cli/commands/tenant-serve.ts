import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { RequestFault } from "../../emulator/faults/request-fault";
import { MAX_LAG_MS } from "../../emulator/limits";
import type { Served } from "../../emulator/serve";
import { TeamsPhoneError } from "../../errors";
import { plainText } from "../../messages/text";
import { EmbeddedTenant } from "../../tenant/embedded";
import { openTenantOf, type TenantOptions, withTenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly port: number;
    readonly host: string;
    readonly world?: string;
    readonly errors: "immediate" | "operation";
    readonly forbidden: "permissions" | "wrapped";
    readonly nextLink: boolean;
    readonly resourceAccounts: "shown" | "hidden";
    readonly operationPolls: number;
    readonly latency: number;
    readonly lag: number;
    readonly numberLag: number;
    readonly fault: readonly RequestFault[];
    readonly chaos: number;
    readonly seed: number;
}

const MAX_PORT = 65_535;

export function tenantServe(tenant: Command): Command {
    return withTenantOptions(tenant.command("serve"))
        .description("serve the tenant as the Microsoft Graph v1.0 API over HTTP, until interrupted")
        .option(
            "--world <world>",
            "create a missing file from this world; without --file, the tenant is kept in memory",
        )
        .option("--port <port>", "the port to listen on; 0 is any free port", port, 0)
        .option("--host <host>", "the address to listen on; anyone who can reach it can change the tenant", "127.0.0.1")
        .addOption(
            new Option("--errors <how>", "how a refused assignment is reported: in the response, or by its operation")
                .choices(["immediate", "operation"])
                .default("immediate"),
        )
        .addOption(
            new Option("--forbidden <how>", "how a missing permission is reported: by name, or as JSON inside a string")
                .choices(["permissions", "wrapped"])
                .default("permissions"),
        )
        .option("--no-next-link", "leave @odata.nextLink out of lists")
        .addOption(
            new Option("--resource-accounts <how>", "whether user configurations contain resource accounts")
                .choices(["shown", "hidden"])
                .default("shown"),
        )
        .option("--operation-polls <count>", "how many reads of an operation return `running`", count, 1)
        .option("--latency <ms>", "the delay of every response", count, 0)
        .option("--lag <ms>", "the delay before a user configuration shows a write", lag, 0)
        .option("--number-lag <ms>", "the delay before a number, too, shows a write", lag, 0)
        .option(
            "--fault <json>",
            'inject a fault, such as {"kind":"throttle","on":"assign"}; can be repeated',
            collect,
            [],
        )
        .option("--chaos <share>", "the share of calls that fail with a random fault, such as 0.2", share, 0)
        .option("--seed <seed>", "the seed for --chaos, to repeat a run", count, 1)
        .action(async (options: Options) => {
            const opened = openServed(options);
            const served = await listen(opened, options);
            const { id, name } = await opened.describe();
            console.log(`Serving ${plainText(name)} as Microsoft Graph. This is an emulator, not a real tenant.
  page   ${served.url}/
  graph  ${served.url}/v1.0
  login  ${served.url}/${id}/oauth2/v2.0/token
ready`);
            await interrupted();
            await served.close();
            opened.close();
        });
}

function openServed({ world, ...which }: Options): EmbeddedTenant {
    if (world === undefined) return openTenantOf(which);
    return which.file === undefined ? EmbeddedTenant.ofWorld(world) : openTenantOf(which, world);
}

async function listen(tenant: EmbeddedTenant, options: Options): Promise<Served> {
    const { port, host, latency: latencyMs, errors, forbidden, nextLink, resourceAccounts, operationPolls } = options;
    const emulated = { errors, forbidden, nextLink, resourceAccounts, operationPolls, latencyMs };
    try {
        // Loaded here, so that no other command loads the HTTP server.
        const { serve } = await import("../../emulator/serve.js");
        const served = await serve(tenant, { port, host, ...emulated });
        for (const fault of options.fault) served.emulation.faults.add(fault);
        served.emulation.faults.setChaos({ share: options.chaos, seed: options.seed });
        if (options.numberLag > 0) tenant.lag.set(options.numberLag);
        if (options.lag > 0) tenant.userLag.set(options.lag);
        return served;
    } catch (error) {
        tenant.close();
        const reason = (error as Error).message;
        const message = `Cannot listen on ${host}:${port}: ${reason}.`;
        throw new TeamsPhoneError("not-listening", message, { cause: error });
    }
}

function interrupted(): Promise<void> {
    return new Promise(resolve => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
}

function count(text: string): number {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number of at most 9 digits.");
    return Number(text);
}

function lag(text: string): number {
    const ms = count(text);
    if (ms > MAX_LAG_MS) throw new InvalidArgumentError(`It must be at most ${MAX_LAG_MS}, which is a day.`);
    return ms;
}

function port(text: string): number {
    if (!/^\d+$/.test(text) || Number(text) > MAX_PORT)
        throw new InvalidArgumentError(`It must be a number from 0 to ${MAX_PORT}.`);
    return Number(text);
}

function share(text: string): number {
    const value = Number(text);
    if (!/^[\d.]+$/.test(text) || !(value <= 1)) throw new InvalidArgumentError("It must be a number from 0 to 1.");
    return value;
}

function collect(text: string, all: readonly RequestFault[]): readonly RequestFault[] {
    try {
        return [...all, RequestFault.parse(JSON.parse(text))];
    } catch (error) {
        throw new InvalidArgumentError(error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message);
    }
}
