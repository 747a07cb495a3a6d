import assert from "node:assert/strict";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { createHttpHeaders, createPipelineRequest } from "@azure/core-rest-pipeline";
import { NumberAssignment, toNumber, typeOf } from "../../../../provider/tenant/graph/api/wire";
import { boundedHttpClient } from "../../../../provider/tenant/graph/transport/bounded-http-client";
import { graphErrorOf, operationErrorOf } from "../../../../provider/tenant/graph/transport/graph-error";
import { N1, objectId } from "../../../support/worlds/world";
import { applied, assign, release } from "../../changes";
import { batchingGraphStub, graphStub, type Reply } from "../graph-stub";

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
    const found: T[] = [];
    for await (const page of pages) found.push(...page);
    return found;
}
const row = (index: number) => ({ telephoneNumber: `+1206${5550000 + index}`, numberType: "directRouting" });
const user = (index: number) => ({ id: objectId(index), userPrincipalName: `${index}@contoso.com` });

describe("a list from Microsoft Graph that does not end", () => {
    /** Lists the accounts. @param page Makes up a page of the users. */
    async function listAccounts(page: (index: number) => { value: unknown[]; link: string }) {
        let pages = 0;
        const tenant = graphStub(
            path => {
                if (!path.startsWith("/v1.0/users")) return { body: { value: [] } };
                const { value, link } = page(pages++);
                return { body: { value, "@odata.nextLink": `http://127.0.0.1:1/v1.0/users?${link}` } };
            },
            { maxPages: 20, maxRows: 50 },
        );
        await assert.rejects(all(tenant.accounts()), { code: "graph", message: /does not seem to end/ });
        return pages;
    }

    it("is an error once a page links to an earlier one", async () => {
        assert.equal(await listAccounts(index => ({ value: [user(index)], link: `page=${index % 3}` })), 5);
    });

    it("is an error after too many pages, too many entries, or too many pages without a new entry", async () => {
        assert.equal(await listAccounts(index => ({ value: [user(index)], link: `page=${index}` })), 21);
        const tens = (index: number) => Array.from({ length: 10 }, (_, each) => user(10 * index + each));
        assert.equal(await listAccounts(index => ({ value: tens(index), link: `page=${index}` })), 6);
        assert.ok((await listAccounts(index => ({ value: [], link: `page=${index}` }))) <= 101);
    });

    it("is an error if it is the inventory, or the numbers that a filter returns", async () => {
        let pages = 0;
        const inventory = graphStub(
            path => {
                const skip = Number(/\$skip=(\d+)/.exec(path)?.[1]);
                pages += 1;
                return { body: { value: Array.from({ length: 10 }, (_, index) => row(skip + index)) } };
            },
            { maxPages: 20, maxRows: 50 },
        );
        await assert.rejects(all(inventory.inventory()), /more than 50 entries/);
        assert.equal(pages, 6);
        const repeated = graphStub(path => ({
            body: { value: [], "@odata.nextLink": `http://127.0.0.1:1${encodeURI(path)}` },
        }));
        await assert.rejects(repeated.findNumbers([N1]), /links to an earlier one/);
    });

    it("is an error if it links to the next page with something other than text, because half a list is not a list", async () => {
        const tenant = graphStub(() => ({ body: { value: [], "@odata.nextLink": { href: "/users" } } }));
        await assert.rejects(tenant.findNumbers([N1]), { code: "graph" });
        await assert.rejects(all(tenant.accounts()), { code: "graph" });
    });
});

describe("a filter of Microsoft Graph", () => {
    it("is followed to its last page", async () => {
        const tenant = graphStub(path =>
            path.includes("page=2")
                ? { body: { value: [{ ...row(0), telephoneNumber: N1 }] } }
                : { body: { value: [], "@odata.nextLink": "http://127.0.0.1:1/v1.0/next?page=2" } },
        );
        assert.equal((await tenant.findNumbers([N1]))[0]?.number, N1);
    });

    it("that returns only other rows than it was asked for is an error, not a missing number or account", async () => {
        const { tenant: other } = batchingGraphStub(path => ({
            body: { value: path.includes("/users") ? [user(7)] : [row(7)] },
        }));
        await assert.rejects(other.findNumbers([N1]), { code: "graph", message: /other entries/ });
        await assert.rejects(other.findAccounts([objectId(1)]), { code: "graph", message: /other entries/ });
        await assert.rejects(other.findAccounts(["alice@contoso.com"]), { code: "graph", message: /other entries/ });
    });
});

describe("the connection to Microsoft Graph", () => {
    async function answered(respond: (response: ServerResponse) => void, maxBytes: number, timeoutMs: number) {
        const server = createServer((_, response) => respond(response));
        await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
        const request = createPipelineRequest({
            url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
            headers: createHttpHeaders({ "accept-encoding": "gzip" }),
            allowInsecureConnection: true,
        });
        try {
            return await boundedHttpClient(maxBytes, timeoutMs).sendRequest(request);
        } finally {
            server.closeAllConnections();
            server.close();
        }
    }
    const compressed = (bytes: number) => (response: ServerResponse) =>
        void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(bytes, "0")));

    it("gives up an answer that is too large after decompression, and passes on one that is not", async () => {
        await assert.rejects(answered(compressed(20_000_000), 1_000_000, 10_000), /larger than 1000000 bytes/);
        assert.equal((await answered(compressed(1_000_000), 1_000_000, 10_000)).bodyAsText?.length, 1_000_000);
    });

    it("gives up an answer whose content never ends, or is not gzip although it says so", async () => {
        await assert.rejects(
            answered(response => void response.writeHead(200).write("["), 1_000_000, 50),
            /no complete answer within 0\.05 s/,
        );
        await assert.rejects(
            answered(response => void response.writeHead(200, { "content-encoding": "gzip" }).end("x"), 1_000, 10_000),
        );
    });
});

describe("Microsoft Graph, if it keeps answering 503,", () => {
    it("is waited for only as long in all as a run waits, by all requests together", async () => {
        let requests = 0;
        const error = { code: "ServiceUnavailable", message: "Service is unavailable. Please try again" };
        const reply: Reply = { status: 503, headers: { "retry-after": "0.02" }, body: { error } };
        const tenant = graphStub(
            () => {
                requests += 1;
                return reply;
            },
            { maxStallMs: 50, maxThrottledRetries: 1_000 },
        );
        for (const _ of [1, 2])
            await assert.rejects(tenant.findNumbers([N1]), { code: "throttled", message: /is throttling/ });
        assert.ok(requests <= 5, `${requests} requests`);
        const outcome = await applied(tenant, assign(objectId(1), N1));
        assert.equal(outcome.kind === "refused" && outcome.code, "throttled");
    });
});

describe("a token", () => {
    it("that Microsoft Graph or a gateway echoes is in no error and no outcome", async () => {
        const token = `eyJhbGciOiJub25lIn0.${"c2VjcmV0".repeat(3)}.c2lnbmF0dXJl`;
        const echo = (message: string, status: number) =>
            graphStub(
                () => ({ status, headers: { "request-id": token }, body: { error: { code: token, message } } }),
                {},
                token,
            );
        for (const message of [`Bearer ${token}`, token])
            for (const status of [400, 401, 403, 503]) {
                const tenant = echo(message, status);
                const error = await tenant.findNumbers([N1]).catch((caught: Error) => caught);
                assert.ok(error instanceof Error);
                const outcome = await applied(tenant, assign(objectId(1), N1));
                assert.doesNotMatch(`${error.message} ${JSON.stringify(outcome)}`, /c2VjcmV0/, message);
            }
        // A token that is escaped in the response is found once its text is parsed.
        const nested = JSON.stringify({ code: "x", message: `Bearer ${token}` });
        for (const [code, message] of [
            ["x", token],
            ["UnknownError", nested],
        ]) {
            const body = { error: { code, message } };
            const response = { kind: "response", status: 400, headers: {}, body, requestId: null } as const;
            assert.doesNotMatch(graphErrorOf(response).message, /c2VjcmV0/);
        }
        assert.doesNotMatch(operationErrorOf(`denied to Bearer opaque.c2VjcmV0`).message, /c2VjcmV0/);
    });
});

describe("a name on the wire that JavaScript gives to something else", () => {
    it("is an unknown member of an enumeration", () => {
        for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"]) {
            const odd = NumberAssignment.parse({
                ...row(1),
                numberType: name,
                assignmentStatus: name,
                assignmentCategory: name,
            });
            assert.equal(typeOf(odd), null);
            const record = toNumber(odd, "DirectRouting", null);
            assert.equal(record.use, "unknown");
        }
    });

    it("as the status of a number does not make its release count as done", async () => {
        const held = { telephoneNumber: N1, numberType: "directRouting", assignmentTargetId: objectId(1) };
        for (const assignmentStatus of ["constructor", "internalError"]) {
            const tenant = graphStub(() => ({ body: { value: [{ ...held, assignmentStatus }] } }));
            const outcome = await applied(tenant, release(N1, objectId(1)));
            assert.equal(outcome.kind === "refused" && outcome.code, "UnknownStatus");
        }
    });

    it("does not become the state of a licence", async () => {
        const plan = { servicePlanId: "x", servicePlanName: "MCOEV", provisioningStatus: "constructor" };
        const doubtful = {
            ...user(1),
            provisionedPlans: [{ service: "MicrosoftCommunicationsOnline", capabilityStatus: "Enabled" }],
        };
        const { tenant } = batchingGraphStub(path => {
            if (path.includes("licenseDetails")) return { body: { value: [{ servicePlans: [plan] }] } };
            if (path.includes("/users")) return { body: { value: [doubtful] } };
            if (path.includes("userConfigurations")) return { body: { id: objectId(1) } };
            return { body: { value: [] } };
        });
        assert.equal((await tenant.findAccounts([objectId(1)]))[0]?.licences, "unknown");
    });
});
