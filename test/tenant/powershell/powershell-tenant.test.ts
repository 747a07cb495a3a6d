import assert from "node:assert/strict";
import { N1, N2, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";
import { applied, assign, release } from "../changes";
import { type ConnectedStandIn, connectStandIn } from "./powershell-on-stand-in";

const ALICE = objectId(1);
const BOB = objectId(2);
const expired = { error: { code: "Unauthorized", message: "Invalid credential" } };

describe("a tenant through PowerShell", () => {
    const opened: ConnectedStandIn[] = [];
    const connect = async (options: Parameters<typeof connectStandIn>[0] = {}) => {
        const connected = await connectStandIn(options);
        opened.push(connected);
        return connected;
    };
    afterEach(() => {
        for (const each of opened.splice(0)) each.close();
    });

    it("logs in with both tokens, and refuses another tenant than the configured one", async () => {
        const { tenant, service } = await connect();
        service.tenantId = "5c1f7b0e-0000-4000-8000-0000000000bb";
        await assert.rejects(tenant.describe(), { code: "tenant-mismatch" });
        assert.deepEqual(service.calls[0]?.parameters, { AccessTokens: ["g.r.a", "t.e.a"] });
    });

    it("connects to a government cloud by its name", async () => {
        const { tenant, service } = await connect({ client: { cloud: "GCCHigh" } });
        assert.equal((await tenant.describe()).cloud, "GCCHigh");
        assert.equal(service.calls[0]?.parameters.TeamsEnvironmentName, "TeamsGCCH");
    });

    it("reports a refused login with its cause, and without the tokens", async () => {
        const { tenant, service } = await connect();
        service.intercept = ({ cmdlet }) =>
            cmdlet === "Get-CsTenant" ? { error: { code: "Forbidden", message: "Access Denied: g.r.a" } } : null;
        await assert.rejects(tenant.describe(), (error: Error) => {
            assert.match(error.message, /login to Microsoft Teams failed: Access Denied: \[secret\].*role/s);
            return true;
        });
    });

    it("renews the tokens before the first of them ends", async () => {
        let requests = 0;
        const requestTokens = async () => {
            requests += 1;
            return { graph: "g", teams: "t", expiresAt: Date.now() + (requests === 1 ? 60_000 : 3_600_000) };
        };
        const { tenant } = await connect({ client: { requestTokens } });
        await tenant.findNumbers([N1]);
        await tenant.findNumbers([N1]);
        assert.equal(requests, 2);
    });

    for (const errors of ["result", "exception", "warning"] as const)
        it(`logs in once more when the login has expired, and repeats the refused call (${errors})`, async () => {
            const { tenant, service } = await connect({ standIn: { errors } });
            await tenant.describe();
            let left = 1;
            service.intercept = ({ cmdlet }) => (cmdlet.startsWith("Set-") && left-- > 0 ? expired : null);
            assert.deepEqual(await applied(tenant, assign(ALICE, N1)), { kind: "done" });
            assert.equal(service.count("Connect-MicrosoftTeams"), 2);
        });

    it("repeats a read in a new process after a crash, and never a write", async () => {
        const { tenant, service } = await connect();
        await tenant.describe();
        let left = 1;
        service.intercept = () => (left-- > 0 ? { misbehave: "crash" } : null);
        assert.equal((await tenant.findNumbers([N1]))[0]?.number, N1);
        left = 1;
        const outcome = await applied(tenant, assign(ALICE, N1));
        assert.equal(outcome.kind, "unknown");
        assert.equal(service.count("Set-CsPhoneNumberAssignment"), 1);
    });

    it("reports a write as done if it is in effect, although PowerShell crashed before it answered", async () => {
        const { tenant, service } = await connect();
        service.intercept = ({ cmdlet }, work) =>
            cmdlet.startsWith("Set-") ? { ...work(), misbehave: "crash" } : null;
        assert.deepEqual(await applied(tenant, assign(ALICE, N1)), { kind: "done" });
    });

    it("decides by the number's row what a warning means", async () => {
        const { tenant, service } = await connect();
        service.intercept = ({ cmdlet }, work) =>
            cmdlet.startsWith("Set-") ? { ...work(), warning: "Microsoft.Teams.Some.Result" } : null;
        assert.deepEqual(await applied(tenant, assign(ALICE, N1)), { kind: "done" });
        service.intercept = ({ cmdlet }) => (cmdlet.startsWith("Set-") ? { warning: "Some.Result" } : null);
        const outcome = await applied(tenant, assign(BOB, N2));
        assert.deepEqual(outcome, { kind: "refused", code: "Warning", message: "Some.Result" });
    });

    it("reports a failure of binding as nothing sent", async () => {
        const { tenant } = await connect();
        const outcome = await applied(tenant, { ...assign(ALICE, N1), number: "" });
        assert.equal(outcome.kind, "refused");
        assert.match(outcome.kind === "refused" ? outcome.message : "", /nothing was sent.*Update-Module/s);
    });

    it("answers only with the account that was asked for, not with one of that alias", async () => {
        const { tenant } = await connect();
        assert.deepEqual(await tenant.findAccounts(["alice"]), [null]);
    });

    it("does not put a name into a filter", async () => {
        const { tenant, service } = await connect();
        await tenant.findAccounts(["o'brien@contoso.com", "x' -or '1' -eq '1@contoso.com", "alice@contoso.com"]);
        assert.ok(service.calls.every(({ parameters }) => parameters.Filter === undefined));
    });

    it("asks about many accounts and numbers with few filters, and without filters if they are refused", async () => {
        const people = [1, 2, 3, 4].map(objectId);
        for (const isRefused of [false, true]) {
            const { tenant, service } = await connect();
            await tenant.describe();
            if (isRefused)
                service.intercept = ({ parameters }) =>
                    parameters.Filter ? { error: { code: "BadRequest", message: "Invalid filter" } } : null;
            const before = service.calls.length;
            const accounts = await tenant.findAccounts(people);
            assert.deepEqual(
                accounts.map(account => account?.objectId),
                people,
            );
            if (!isRefused) assert.ok(service.calls.length - before <= 6, `${service.calls.length - before}`);
        }
    });

    it("sends a location change without an account, and a flag without a number", async () => {
        const { tenant, service } = await connect();
        await tenant.apply([assign(ALICE, N1, SEATTLE)]);
        const change = {
            kind: "setLocation",
            account: ALICE,
            number: N1,
            type: "DirectRouting",
            locationId: null,
        } as const;
        await tenant.apply([change, { kind: "setEnterpriseVoice", account: ALICE, enabled: false }]);
        assert.deepEqual(
            service.calls.filter(({ cmdlet }) => cmdlet.startsWith("Set-")).map(({ parameters }) => parameters),
            [
                { Identity: ALICE, PhoneNumber: N1, PhoneNumberType: "DirectRouting", LocationId: SEATTLE },
                { PhoneNumber: N1, LocationId: "null" },
                { Identity: ALICE, EnterpriseVoiceEnabled: false },
            ],
        );
    });

    it("counts an assignment as held while the account's own view is late", async () => {
        const { tenant, embedded } = await connect();
        embedded.userLag.set(600_000);
        await tenant.apply([assign(ALICE, N1)]);
        const [alice] = await tenant.findAccounts([ALICE]);
        assert.deepEqual(alice?.lateView, { lacks: [N1], stillShows: [] });
        assert.equal(alice?.enterpriseVoiceEnabled, true);
        assert.deepEqual(await applied(tenant, release(N1, ALICE)), { kind: "done" });
    });

    it("reads all accounts, and asks singly for a holder that the list leaves out", async () => {
        const { tenant, service } = await connect({ world: smallWorld() });
        await tenant.apply([assign(ALICE, N1)]);
        service.intercept = ({ cmdlet, parameters }, work) => {
            if (cmdlet !== "Get-CsOnlineUser" || parameters.Identity !== undefined) return null;
            const output = (work().output ?? []) as { Identity: string }[];
            return { output: output.filter(({ Identity }) => Identity !== ALICE) };
        };
        const found: string[] = [];
        for await (const page of tenant.accounts()) found.push(...page.map(({ objectId }) => objectId));
        assert.deepEqual(found, [1, 2, 3, 4, 9].map(objectId));
    });
});
