import type { Context, Hono } from "hono";
import { type GraphError, invalidVersion, methodNotAllowed, noSegment } from "./error-responses";
import type { Env } from "./request-context";
import { numberOfId } from "./wire/number-assignment";

const VERSIONS = ["v1.0", "beta"];
const NUMBER = /\/telephoneNumberManagement\/numberAssignments\/([^/]+)$/;

/** The error for a call that no route answers: 405 if the path has other methods, otherwise 400. */
export function noRoute({ req: { path, method } }: Context<Env>, app: Hono<Env>): GraphError {
    const segments = path.split("/");
    const [, version = ""] = segments;
    const last = segments.at(-1) ?? "";
    // Any segment after a collection can be a key, but a call with POST means an action.
    const [, key] = NUMBER.exec(path) ?? [];
    if (method === "POST" && key !== undefined && numberOfId(key) === null) return noSegment(key);
    const allowed = methodsAt(path, app);
    if (allowed.length > 0) return methodNotAllowed(method, allowed);
    return VERSIONS.includes(version) || version.startsWith("_") ? noSegment(last) : invalidVersion(version);
}

function methodsAt(path: string, { routes }: Hono<Env>): string[] {
    const methods = routes
        .filter(({ method, path: pattern }) => method !== "ALL" && isAt(path, pattern))
        .map(({ method }) => method);
    return [...new Set(methods)].sort();
}

function isAt(path: string, pattern: string): boolean {
    const segments = path.split("/");
    const wanted = pattern.split("/");
    const isSame = (segment: string, index: number) => wanted[index]?.startsWith(":") || wanted[index] === segment;
    return segments.length === wanted.length && segments.every(isSame);
}
