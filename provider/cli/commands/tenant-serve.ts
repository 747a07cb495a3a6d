import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { RequestFault } from "../../emulator/faults/request-fault";
import { type Served, serve } from "../../emulator/serve";
import { TeamsPhoneError } from "../../errors";
import { EmbeddedTenant } from "../../tenant/embedded";
import { aboutTenant, openTenantOf, type TenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly port: number;
    readonly host: string;
    readonly world?: string;
    readonly errors: "immediate" | "operation";
    readonly forbidden: "permissions" | "wrapped";
    readonly nextLink: boolean;
    readonly operationPolls: number;
    readonly latency: number;
    readonly lag: number;
    readonly fault: readonly RequestFault[];
    readonly chaos: number;
    readonly seed: number;
}

const MOST_PORT = 65_535;

export function tenantServe(tenant: Command): Command {
    return aboutTenant(tenant.command("serve"))
        .description("let the tenant answer as Microsoft Graph v1.0 over HTTP, until it is interrupted")
        .option(
            "--world <world>",
            "create a missing file from this world; without --file, a tenant that is forgotten at the end",
        )
        .option("--port <port>", "0 takes any free one", port, 0)
        .option("--host <host>", "the address to listen on; whoever reaches it can change the tenant", "127.0.0.1")
        .addOption(
            new Option("--errors <how>", "how a refused assignment is told: at once, or by its operation")
                .choices(["immediate", "operation"])
                .default("immediate"),
        )
        .addOption(
            new Option("--forbidden <how>", "how a missing permission is told: by name, or wrapped as JSON in a string")
                .choices(["permissions", "wrapped"])
                .default("permissions"),
        )
        .option("--no-next-link", "lists carry no @odata.nextLink")
        .option("--operation-polls <count>", "how many reads of an operation say `running`", count, 1)
        .option("--latency <ms>", "how long every answer takes", count, 0)
        .option("--lag <ms>", "how long reads show what was before a write", count, 0)
        .option(
            "--fault <json>",
            'a fault from the start, such as {"kind":"throttle","on":"assign"}; repeatable',
            collect,
            [],
        )
        .option("--chaos <share>", "let this share of all calls meet a fault, such as 0.2", share, 0)
        .option("--seed <seed>", "which calls meet which fault under --chaos", count, 1)
        .action(async (options: Options) => {
            const opened = openServed(options);
            const served = await listen(opened, options);
            const { id, name } = await opened.describe();
            console.log(`${name} answers as Microsoft Graph. It is an emulator: nothing in it is real.
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
    const { port, host, errors, forbidden, nextLink, operationPolls, latency: latencyMs } = options;
    try {
        const served = await serve(tenant, { port, host, errors, forbidden, nextLink, operationPolls, latencyMs });
        for (const fault of options.fault) served.emulation.faults.add(fault);
        served.emulation.faults.setChaos({ share: options.chaos, seed: options.seed });
        if (options.lag > 0) tenant.lag.set(options.lag);
        return served;
    } catch (error) {
        tenant.close();
        const reason = (error as Error).message;
        const message = `Nothing can listen on ${host}:${port}: ${reason}.`;
        throw new TeamsPhoneError("not-listening", message, { cause: error });
    }
}

function interrupted(): Promise<void> {
    return new Promise(resolve => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
}

function count(text: string): number {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a number of digits.");
    return Number(text);
}

function port(text: string): number {
    if (!/^\d+$/.test(text) || Number(text) > MOST_PORT)
        throw new InvalidArgumentError(`It must be a number from 0 to ${MOST_PORT}.`);
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
