import assert from "node:assert/strict";
import { requestTokens } from "../../../provider/tenant/powershell/session/token-pair";
import { TENANT } from "../../support/worlds/world";

const GRAPH = "https://graph.microsoft.com/.default";
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const request = (getToken: (scope: string) => { token: string; expiresOnTimestamp: number } | null) =>
    requestTokens(async () => ({ getToken: async scope => getToken(String(scope)) }), TENANT, GRAPH);

describe("the two tokens of a login to Teams", () => {
    it("are for Graph and for Teams, and count until the first of them ends", async () => {
        const scopes: string[] = [];
        const pair = await request(scope => {
            scopes.push(scope);
            return { token: scope, expiresOnTimestamp: scopes.length === 1 ? 2_000 : 1_000 };
        });
        assert.deepEqual(scopes, [GRAPH, "48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default"]);
        assert.deepEqual(pair, { graph: scopes[0], teams: scopes[1], expiresAt: 1_000 });
    });

    it("are refused if one of them is for another tenant", async () => {
        const other = "5c1f7b0e-0000-4000-8000-0000000000bb";
        const tokenFor = (scope: string) => jwt({ tid: scope === GRAPH ? TENANT : other });
        await assert.rejects(
            request(scope => ({ token: tokenFor(scope), expiresOnTimestamp: 1 })),
            { code: "tenant-mismatch", message: new RegExp(other) },
        );
    });

    it("are missed with the reason, and with the setting that selects the login", async () => {
        const message = /No subscription\. .*teams-phone:credential/;
        const failing = request(() => {
            throw new Error("No subscription.");
        });
        await assert.rejects(failing, { code: "login", message });
        await assert.rejects(
            request(() => null),
            { code: "login" },
        );
    });
});
