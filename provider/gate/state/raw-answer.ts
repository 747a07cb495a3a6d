import * as pulumi from "@pulumi/pulumi";

interface Request {
    getTok(): string;
}
interface Answer {
    getReturn(): { toJavaScript(): unknown } | undefined;
}
type Callback = (error: Error | null, answer?: Answer) => void;
type Invoke = (request: Request, ...rest: unknown[]) => unknown;

/**
 * Calls a function of the engine, as `pulumi.runtime.invoke` does, and returns the answer as it came. The SDK removes the marks of
 * secrets that are deep inside an answer, or marks all of it: so this takes the answer on its way to the SDK.
 */
export async function rawAnswerTo(token: string, args: Record<string, unknown>): Promise<unknown> {
    const monitor = pulumi.runtime.getMonitor() as unknown as { invoke: Invoke };
    const { invoke } = monitor;
    let raw: unknown;
    const listening: Invoke = (request, ...rest) => {
        const callback = rest.at(-1);
        if (request.getTok() !== token || typeof callback !== "function") return invoke.call(monitor, request, ...rest);
        const listen: Callback = (error, answer) => {
            raw = answer?.getReturn()?.toJavaScript();
            callback(error, answer);
        };
        return invoke.call(monitor, request, ...rest.slice(0, -1), listen);
    };
    monitor.invoke = listening;
    try {
        const answer = await pulumi.runtime.invoke(token, args);
        return raw ?? answer;
    } finally {
        if (monitor.invoke === listening) monitor.invoke = invoke;
    }
}
