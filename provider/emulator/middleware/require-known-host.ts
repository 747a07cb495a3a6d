import { networkInterfaces } from "node:os";
import type { MiddlewareHandler } from "hono";
import { unknownHost } from "../error-responses";
import type { Env } from "../request-context";

const AUTHORITY = /^(\[[0-9a-f:.]+\]|[\w.-]+?)\.?(?::\d+)?$/i;
const WILDCARDS = ["0.0.0.0", "[::]"];

/**
 * Refuses requests for a host other than a loopback name or the configured one. Otherwise a web page whose own host name is made
 * to resolve to this machine (DNS rebinding) could read and change the tenant through a user's browser.
 * @param host The address or name on which the server listens. A wildcard also allows the addresses of this machine.
 */
export function requireKnownHost(host: string): MiddlewareHandler<Env> {
    const configured = hostName(host.includes(":") ? `[${host}]` : host);
    return async (c, next) => {
        if (c.env.batch === undefined) {
            // The URL has another host than the header if the request's first line contains a whole URL.
            for (const given of [c.req.header("host") ?? "", new URL(c.req.url).host])
                if (!isKnown(given, configured)) throw unknownHost(given);
        }
        await next();
    };
}

function isKnown(authority: string, configured: string | null): boolean {
    const name = hostName(authority);
    if (name === null) return false;
    if (name === "localhost" || name === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(name)) return true;
    return name === configured || (WILDCARDS.includes(configured ?? "") && ownAddresses().includes(name));
}

/** The host of an authority in its normal form, such as `127.0.0.1` for `127.1:8080`; `null` if there is none. */
function hostName(authority: string): string | null {
    const [, host] = AUTHORITY.exec(authority) ?? [];
    if (host === undefined) return null;
    try {
        return new URL(`http://${host}`).hostname;
    } catch {
        return null;
    }
}

function ownAddresses(): (string | null)[] {
    return Object.values(networkInterfaces())
        .flatMap(addresses => addresses ?? [])
        .map(({ address, family }) => hostName(family === "IPv6" ? `[${address}]` : address));
}
