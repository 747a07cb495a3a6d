import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { plainLine } from "../../../messages/text";

/** Query options whose values do not identify anybody. */
const HARMLESS = ["$top", "$skip", "$select", "$count"];

/**
 * If the environment variable TEAMS_PHONE_DEBUG is set, writes a line per HTTP request to standard error: when it was sent, how it
 * ended, and the ids by which Microsoft finds it. Leaves out tokens, and bodies and query values, which identify people and numbers.
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
            const log = (result: string) =>
                write(
                    plainLine(
                        `teams-phone ${new Date().toISOString()} ${request.method} ${redacted(request.url)} ${result} in ${Math.round(performance.now() - started)} ms, client-request-id ${request.headers.get("client-request-id")}`,
                    ),
                );
            try {
                const response = await next(request);
                const wait = response.headers.get("retry-after");
                log(
                    `${response.status}${wait ? `, Retry-After ${wait}` : ""}, request-id ${response.headers.get("request-id") ?? "none"}`,
                );
                return response;
            } catch (error) {
                log(`no answer (${(error as Error).message})`);
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
