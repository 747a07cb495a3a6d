import type { PipelinePolicy } from "@azure/core-rest-pipeline";

/** Query options that name nobody. */
const HARMLESS = ["$top", "$skip", "$select", "$count"];

/**
 * With the environment variable TEAMS_PHONE_DEBUG set, a line per request on standard error: what was asked and when, and the ids
 * by which Microsoft finds it. Bodies, tokens and what a query asks for are left out, because they name people and numbers.
 */
export function requestLogger(
    isOn = Boolean(process.env.TEAMS_PHONE_DEBUG),
    write: (line: string) => void = line => process.stderr.write(`${line}\n`),
): PipelinePolicy {
    return {
        name: "log",
        async sendRequest(request, next) {
            if (!isOn) return next(request);
            const started = performance.now();
            const tell = (what: string) =>
                write(
                    `teams-phone ${new Date().toISOString()} ${request.method} ${redacted(request.url)} ${what} in ${Math.round(performance.now() - started)} ms, client-request-id ${request.headers.get("client-request-id")}`,
                );
            try {
                const response = await next(request);
                const wait = response.headers.get("retry-after");
                tell(
                    `${response.status}${wait ? `, Retry-After ${wait}` : ""}, request-id ${response.headers.get("request-id") ?? "none"}`,
                );
                return response;
            } catch (error) {
                tell(`no answer (${(error as Error).message})`);
                throw error;
            }
        },
    };
}

function redacted(address: string): string {
    const { pathname, searchParams } = new URL(address);
    const shown = [...searchParams].map(([name, value]) => `${name}=${HARMLESS.includes(name) ? value : "…"}`);
    return shown.length > 0 ? `${pathname}?${shown.join("&")}` : pathname;
}
