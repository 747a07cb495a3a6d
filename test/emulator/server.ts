import { serve } from "../../provider/emulator/serve";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { smallWorld } from "../support/worlds/world";
import { Answer } from "./answer";

export const TELEPHONY = "/admin/teams/telephoneNumberManagement";
export const ASSIGNMENTS = `${TELEPHONY}/numberAssignments`;

/** Starts an emulator, by default of the small world, on a free loopback port, with a caller that has every permission. */
export async function start(world: unknown = smallWorld(), options: Parameters<typeof serve>[1] = {}) {
    const tenant = EmbeddedTenant.inMemory(world);
    const served = await serve(tenant, options);
    const token = await served.emulation.issueToken();

    async function call(
        path: string,
        { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {},
    ) {
        const url = path.startsWith("http") ? path : `${served.url}${path.startsWith("/_") ? "" : "/v1.0"}${path}`;
        const response = await fetch(url, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });
        return new Answer(response.status, response.headers, await response.text());
    }
    return {
        ...served,
        tenant,
        token,
        call,
        get: (path: string, headers: Record<string, string> = {}) => call(path, { headers }),
        list: (filter: string) => call(`${ASSIGNMENTS}?$filter=${encodeURIComponent(filter)}`),
        post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
            call(path, {
                method: "POST",
                body: JSON.stringify(body),
                headers: { "content-type": "application/json", ...headers },
            }),
        stop: async () => {
            await served.close();
            tenant.close();
        },
    };
}
export type Started = Awaited<ReturnType<typeof start>>;
