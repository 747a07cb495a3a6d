import assert from "node:assert/strict";
import { createHttpHeaders, createPipelineRequest } from "@azure/core-rest-pipeline";
import { chooseCredential, makeCredential } from "../../../provider/tenant/graph/auth/credentials";
import { claimsOf, TokenCache } from "../../../provider/tenant/graph/auth/token-cache";
import { requestLogger } from "../../../provider/tenant/graph/transport/request-logger";
import { TENANT } from "../../support/worlds/world";

const OTHER_TENANT = "5c1f7b0e-0000-4000-8000-0000000000bb";
const jwt = (claims: object, serial: number) =>
    `e30.${Buffer.from(JSON.stringify({ ...claims, serial })).toString("base64url")}.c2ln`;

/** Counts the tokens that it issues. @param lifetimesMs Their lifetimes in turn; the last one applies to all further tokens. */
function tokensWith(lifetimesMs: readonly number[], tid = TENANT) {
    let issued = 0;
    const tokens = new TokenCache(TENANT, async () => ({
        getToken: async () => {
            const lifetime = lifetimesMs[Math.min(issued, lifetimesMs.length - 1)] ?? 0;
            issued += 1;
            return { token: jwt({ tid }, issued), expiresOnTimestamp: Date.now() + lifetime };
        },
    }));
    return { tokens, issued: () => issued };
}
const HOUR = 3_600_000;

describe("the token cache", () => {
    it("fetches a token on first use, once for all concurrent callers", async () => {
        const { tokens, issued } = tokensWith([HOUR]);
        assert.equal(issued(), 0);
        const all = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
        assert.equal(new Set(all).size, 1);
        assert.equal(issued(), 1);
    });

    it("replaces a token before it expires", async () => {
        const { tokens, issued } = tokensWith([60_000, HOUR]);
        await tokens.get();
        await tokens.get();
        await tokens.get();
        assert.equal(issued(), 2);
    });

    it("replaces a rejected token once for all callers that used it", async () => {
        const { tokens, issued } = tokensWith([HOUR]);
        const rejected = await tokens.get();
        const fresh = await Promise.all([tokens.get(rejected), tokens.get(rejected)]);
        assert.deepEqual([new Set(fresh).size, issued()], [1, 2]);
    });

    it("refuses a token for another tenant, names both tenants, and fetches a new one the next time", async () => {
        const { tokens, issued } = tokensWith([HOUR], OTHER_TENANT);
        const error = { code: "tenant-mismatch", message: new RegExp(`${TENANT}.*${OTHER_TENANT}.*az login --tenant`) };
        await assert.rejects(tokens.get(), error);
        await assert.rejects(tokens.get(), error);
        assert.equal(issued(), 2);
    });

    it("says why it got no token, and which setting selects the login", async () => {
        const tokens = new TokenCache(TENANT, async () => ({
            getToken: () => Promise.reject(new Error("No subscription.")),
        }));
        await assert.rejects(tokens.get(), { code: "login", message: /No subscription\. .*teams-phone:credential/ });
    });

    it("leaves it to Graph to judge a token without readable claims", () => {
        assert.deepEqual([claimsOf("opaque"), claimsOf("a.b.c"), claimsOf("")], [null, null, null]);
    });
});

describe("the login to Microsoft Graph", () => {
    const graph = { tenantId: TENANT, cloud: "Commercial" as const, credential: null, endpoint: null };

    it("uses the pipeline's credentials if the environment has any, and otherwise the Azure CLI", () => {
        const id = { AZURE_CLIENT_ID: "id" };
        assert.equal(chooseCredential({}), "cli");
        assert.equal(chooseCredential(id), "cli");
        assert.equal(chooseCredential({ ...id, AZURE_CLIENT_SECRET: "s" }), "environment");
        assert.equal(chooseCredential({ ...id, AZURE_CLIENT_CERTIFICATE_PATH: "p" }), "certificate");
        assert.equal(chooseCredential({ ...id, AZURE_FEDERATED_TOKEN_FILE: "f" }), "workloadIdentity");
        assert.equal(chooseCredential({ IDENTITY_ENDPOINT: "http://169.254.169.254" }), "managedIdentity");
    });

    it("names the missing environment variables, and shows the values of none", async () => {
        await assert.rejects(
            makeCredential({ ...graph, credential: "environment" }, { AZURE_CLIENT_SECRET: "hunter2" }),
            (error: Error) => /AZURE_CLIENT_ID is not set/.test(error.message) && !error.message.includes("hunter2"),
        );
        await assert.rejects(
            makeCredential({ ...graph, credential: "certificate" }, {}),
            /and AZURE_CLIENT_CERTIFICATE_PATH are not set/,
        );
    });

    it("uses the right credential class for each kind", async () => {
        const environment = {
            AZURE_CLIENT_ID: "22222222-0000-4000-8000-000000000001",
            AZURE_CLIENT_SECRET: "s",
            AZURE_CLIENT_CERTIFICATE_PATH: "cert.pem",
            AZURE_FEDERATED_TOKEN_FILE: "token",
        };
        for (const [credential, name] of [
            ["cli", "AzureCliCredential"],
            ["managedIdentity", "ManagedIdentityCredential"],
            ["workloadIdentity", "WorkloadIdentityCredential"],
            ["certificate", "ClientCertificateCredential"],
            ["environment", "ClientSecretCredential"],
        ] as const) {
            const made = await makeCredential({ ...graph, credential }, environment);
            assert.equal(made.constructor.name, name);
        }
    });
});

describe("the debug log", () => {
    const send = async (isOn: boolean, fails = false) => {
        const lines: string[] = [];
        const request = createPipelineRequest({
            url: "https://graph.microsoft.com/v1.0/users?$filter=userPrincipalName%20eq%20'alice'&$top=5",
            headers: createHttpHeaders({ authorization: "Bearer hunter2", "client-request-id": "mine" }),
            body: "alice",
        });
        const headers = createHttpHeaders({ "request-id": "theirs", "retry-after": "7" });
        const next = async () => {
            if (fails) throw new Error("socket hang up");
            return { request, status: 429, headers };
        };
        await requestLogger(isOn, line => lines.push(line))
            .sendRequest(request, next)
            .catch(() => undefined);
        return lines.join("\n");
    };

    it("shows each request, how it ended and its ids, but no token, body or name", async () => {
        const line = await send(true);
        assert.match(
            line,
            /GET \/v1\.0\/users\?\$filter=…&\$top=5 429, Retry-After 7, request-id theirs in \d+ ms, client-request-id mine/,
        );
        assert.doesNotMatch(line, /hunter2|alice/);
        assert.match(await send(true, true), /no answer \(socket hang up\)/);
    });

    it("is silent unless it is switched on", async () => {
        assert.equal(await send(false), "");
    });
});
