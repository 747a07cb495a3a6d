import assert from "node:assert/strict";
import { objectId, smallWorld, TENANT } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "./server";

describe("the emulator's login", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start();
    });
    afterEach(() => emulator.stop());
    const bearer = async (request: Parameters<Started["emulation"]["issueToken"]>[0]) => ({
        authorization: `Bearer ${await emulator.emulation.issueToken(request)}`,
    });
    const logIn = (on: Started, form: Record<string, string>, tenant = TENANT) =>
        on.call(`${on.url}/${tenant}/oauth2/v2.0/token`, { method: "POST", body: new URLSearchParams(form) });
    const credentials = {
        client_id: objectId(500),
        client_secret: "any",
        scope: "https://graph.microsoft.com/.default",
        grant_type: "client_credentials",
    };

    it("rejects a call without a token, with Graph's error envelope and challenge", async () => {
        const { status, headers, error } = await emulator.get(ASSIGNMENTS, { authorization: "" });
        assert.equal(status, 401);
        assert.match(headers.get("content-type") ?? "", /^application\/json/);
        assert.match(headers.get("www-authenticate") ?? "", /^Bearer /);
        assert.deepEqual([error.code, error.message], ["InvalidAuthenticationToken", "Access token is empty."]);
    });

    it("adds the request ids and a date to every error", async () => {
        const headers = { authorization: "", "client-request-id": objectId(700) };
        const answer = await emulator.get(ASSIGNMENTS, headers);
        const { innerError } = answer.error;
        assert.equal(innerError["client-request-id"], objectId(700));
        assert.equal(answer.headers.get("client-request-id"), objectId(700));
        assert.equal(innerError["request-id"], answer.headers.get("request-id"));
        assert.ok(Date.parse(`${innerError.date}Z`) > 0);
    });

    const bad: [what: string, token: (good: string) => string, message: RegExp][] = [
        ["malformed", () => "nonsense", /not well formed/],
        ["forged", good => `${good.slice(0, -4)}AAAA`, /Signature/],
        [
            "tampered with",
            good => good.replace(/\.[^.]+\./, `.${Buffer.from('{"roles":[]}').toString("base64url")}.`),
            /Signature/,
        ],
    ];
    for (const [what, change, message] of bad) {
        it(`rejects a token that is ${what}`, async () => {
            const { status, error } = await emulator.get(ASSIGNMENTS, {
                authorization: `Bearer ${change(emulator.token)}`,
            });
            assert.equal(status, 401);
            assert.match(error.message, message);
        });
    }

    it("rejects a token that has expired by the emulator's clock, and one that was revoked", async () => {
        emulator.emulation.clock.advance(3_540_000);
        assert.equal((await emulator.get(ASSIGNMENTS)).status, 200);
        emulator.emulation.clock.advance(60_000);
        const { status, error } = await emulator.get(ASSIGNMENTS);
        assert.deepEqual([status, error.message], [401, "Lifetime validation failed, the token is expired."]);
        const fresh = await bearer({});
        assert.equal((await emulator.get(ASSIGNMENTS, fresh)).status, 200);
        emulator.emulation.revokeTokens();
        assert.equal((await emulator.get(ASSIGNMENTS, fresh)).status, 401);
        assert.equal((await emulator.get(ASSIGNMENTS, await bearer({}))).status, 200);
    });

    it("rejects a token of another tenant", async () => {
        assert.equal((await emulator.get(ASSIGNMENTS, await bearer({ tenantId: objectId(600) }))).status, 401);
    });

    it("refuses a token without the permission, and lists the permissions of which one is required", async () => {
        const { status, error } = await emulator.get(ASSIGNMENTS, await bearer({ roles: ["User.Read.All"] }));
        assert.deepEqual([status, error.code], [403, "forbidden"]);
        assert.equal(
            error.message,
            "Insufficient permission(s) for the request. API requires any of the following permission(s): TeamsTelephoneNumber.ReadWrite.All,TeamsTelephoneNumber.Read.All.",
        );
        const { date: _, "request-id": __, "client-request-id": ___, ...inner } = error.innerError;
        assert.deepEqual(inner, {
            code: "Forbidden",
            message: null,
            target: null,
            additionalData: { action: "Add the required roles/permissions and try again." },
        });
    });

    it("wraps that refusal as JSON in a string with `forbidden: wrapped`", async () => {
        const other = await start(smallWorld(), { forbidden: "wrapped" });
        const token = await other.emulation.issueToken({ roles: [] });
        const { status, error } = await other.get(ASSIGNMENTS, { authorization: `Bearer ${token}` });
        await other.stop();
        assert.deepEqual([status, error.code], [403, "UnknownError"]);
        assert.deepEqual(JSON.parse(error.message), {
            code: "Forbidden",
            message: "Access Denied.",
            action: "Provide different credential or request access.",
        });
    });

    const permissions: [permission: string, allowed: string[]][] = [
        ["TeamsTelephoneNumber.Read.All", ["list"]],
        ["TeamsTelephoneNumber.ReadWrite.All", ["list", "update"]],
        ["TeamsUserConfiguration.Read.All", ["userConfigurations"]],
        ["User.Read.All", ["users"]],
        ["Organization.Read.All", ["organization"]],
        ["Directory.Read.All", ["users", "organization"]],
    ];
    for (const [permission, allowed] of permissions) {
        it(`lets ${permission} call only ${allowed.join(" and ")}`, async () => {
            const headers = await bearer({ roles: [permission] });
            const answers = {
                list: await emulator.get(ASSIGNMENTS, headers),
                update: await emulator.post(
                    `${ASSIGNMENTS}/updateNumber`,
                    { telephoneNumber: "+12065550101" },
                    headers,
                ),
                userConfigurations: await emulator.get("/admin/teams/userConfigurations", headers),
                users: await emulator.get("/users", headers),
                organization: await emulator.get("/organization", headers),
            };
            const done = Object.entries(answers).filter(([, { status }]) => status === 200);
            assert.deepEqual(
                done.map(([name]) => name),
                allowed,
            );
            for (const { status } of Object.values(answers)) assert.ok(status === 200 || status === 403);
        });
    }

    it("issues a token for an application's secret", async () => {
        const { status, entity } = await logIn(emulator, credentials);
        assert.deepEqual([status, entity.token_type, entity.expires_in], [200, "Bearer", 3599]);
        const { status: listed } = await emulator.get(ASSIGNMENTS, { authorization: `Bearer ${entity.access_token}` });
        assert.equal(listed, 200);
        assert.equal(emulator.emulation.requests.recent(1)[0]?.subject, objectId(500));
    });

    it("refuses an unknown tenant, flow or scope with Entra's codes", async () => {
        const codes = async (form: Record<string, string>, tenant?: string) =>
            (await logIn(emulator, { ...credentials, ...form }, tenant)).entity.error_codes;
        assert.deepEqual(await codes({}, objectId(600)), [90002]);
        assert.deepEqual(await codes({ grant_type: "password" }), [70003]);
        assert.deepEqual(await codes({ scope: "User.Read" }), [1002012]);
    });

    it("accepts only the registered clients, if there are any, each with its own permissions", async () => {
        const clients = [{ id: objectId(500), secret: "right", roles: ["User.Read.All"] }];
        const other = await start(smallWorld(), { clients });
        const wrong = await logIn(other, credentials);
        const stranger = await logIn(other, { ...credentials, client_id: objectId(501) });
        const { entity } = await logIn(other, { ...credentials, client_secret: "right" });
        const headers = { authorization: `Bearer ${entity.access_token}` };
        const statuses = [(await other.get("/users", headers)).status, (await other.get(ASSIGNMENTS, headers)).status];
        await other.stop();
        assert.deepEqual([wrong.status, wrong.entity.error], [401, "invalid_client"]);
        assert.deepEqual([stranger.status, stranger.entity.error], [400, "unauthorized_client"]);
        assert.deepEqual(statuses, [200, 403]);
    });
});
