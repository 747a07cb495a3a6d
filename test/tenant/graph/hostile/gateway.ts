import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer that Graph never gives. */
export interface HostileAnswer {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

const PORTAL = { location: "http://127.0.0.1:1/portal?from='operations('1')'" };
const HTML = { headers: { "content-type": "text/html" }, body: "<html><body>Sign in</body></html>" };
const json = (body: string, status = 200): HostileAnswer => ({
    status,
    headers: { "content-type": "application/json" },
    body,
});
export const HOSTILE_ANSWERS: Readonly<Record<string, HostileAnswer>> = {
    "200 empty": { status: 200 },
    "200 HTML": { status: 200, ...HTML },
    "204": { status: 204 },
    "301": { status: 301, headers: PORTAL },
    "302": { ...HTML, status: 302, headers: PORTAL },
    "307": { status: 307, headers: PORTAL },
    "403 HTML": { status: 403, ...HTML },
    "404 HTML": { status: 404, ...HTML },
    "404 empty": { status: 404 },
    "404 of another service": json('{"error":{"code":404,"message":"no route"}}', 404),
    "407": { status: 407, headers: { "proxy-authenticate": "Basic" } },
    "500 HTML": { status: 500, ...HTML },
    "503 HTML": { status: 503, ...HTML },
    "truncated JSON": json('{"value":[{"id":"2222'),
    "an empty object": json("{}"),
    "an empty array": json("[]"),
    "JSON of a health check": json('{"status":"ok"}'),
    "a list with another entity": json('{"value":[{"message":"hello"}]}'),
    "a list that is null": json('{"value":null}'),
};

/** What the gateway does with one request, or one part of a batch. */
interface Verdict {
    readonly answer: HostileAnswer;
    /** Whether Graph gets the request before the gateway answers. */
    readonly isForwarded: boolean;
}
type Judge = (call: { readonly method: string; readonly path: string; readonly text: string }) => Verdict | null;

export interface Gateway {
    readonly url: string;
    /** `null` lets everything pass. A part of a batch is judged by itself, and a batch as `/$batch`. */
    judge: Judge | null;
    /** How many answers were replaced. */
    met: number;
    close(): void;
}

interface Part {
    readonly id: string;
    readonly method: string;
    readonly url: string;
    readonly body?: unknown;
}

/** An HTTP proxy on loopback, in front of an emulator, that answers some requests itself. */
export async function hostileGateway(target: string): Promise<Gateway> {
    const gateway = { judge: null as Judge | null, met: 0 };
    const judged = (method: string, address: string, body: string) => {
        const path = decodeURIComponent(address.replace(/^\/v1\.0/, ""));
        const verdict = gateway.judge?.({ method, path, text: `${path}\n${body}` }) ?? null;
        if (verdict) gateway.met += 1;
        return verdict;
    };
    const server = createServer(async (incoming, outgoing) => {
        const { method = "GET", url = "/", headers } = incoming;
        const text = (await incoming.toArray()).join("");
        const forward = (body: string) => send(new URL(url, target), method, headers, body);
        const verdict = judged(method, url, url.endsWith("/$batch") ? "" : text);
        if (verdict) {
            if (verdict.isForwarded) await forward(text);
            outgoing.writeHead(verdict.answer.status, verdict.answer.headers).end(verdict.answer.body);
            return;
        }
        if (!url.endsWith("/$batch")) {
            const { status, headers: own, body } = await forward(text);
            outgoing.writeHead(status, own).end(body);
            return;
        }
        const { requests } = JSON.parse(text) as { requests: Part[] };
        const verdicts = requests.map(part => judged(part.method, part.url, JSON.stringify(part.body ?? "")));
        const passed = requests.filter((_, index) => verdicts[index]?.isForwarded ?? true);
        const answered = await forward(JSON.stringify({ requests: passed }));
        const { responses = [] } = JSON.parse(answered.body) as { responses?: { id: string }[] };
        const merged = requests.flatMap(({ id }, index) => {
            const own = verdicts[index];
            return own ? [asPart(id, own.answer)] : responses.filter(part => part.id === id);
        });
        const { "content-length": _, ...own } = answered.headers;
        outgoing.writeHead(answered.status, own).end(JSON.stringify({ responses: merged }));
    });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return Object.assign(gateway, {
        url: `http://127.0.0.1:${port}`,
        close: () => {
            server.closeAllConnections();
            server.close();
        },
    });
}

/** In a batch, a body that is not JSON is text. */
function asPart(id: string, { status, headers = {}, body }: HostileAnswer) {
    const parsed = () => {
        try {
            return JSON.parse(body ?? "null") as unknown;
        } catch {
            return body;
        }
    };
    return { id, status, headers, ...(body === undefined ? {} : { body: parsed() }) };
}

function send(url: URL, method: string, headers: IncomingHttpHeaders, body: string) {
    return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
        const { "accept-encoding": _, "content-length": __, ...passed } = headers;
        const outgoing = request(url, { method, headers: passed }, async response => {
            const { "transfer-encoding": ___, ...own } = response.headers;
            resolve({
                status: response.statusCode ?? 0,
                headers: own,
                body: (await response.toArray()).join(""),
            });
        });
        outgoing.on("error", reject);
        outgoing.end(body);
    });
}
