import assert from "node:assert/strict";
import { N1, objectId, SEATTLE } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start, TELEPHONY } from "./server";

const ALICE = objectId(1);

describe("the emulator's paths", () => {
    let emulator: Started;
    before(async () => {
        emulator = await start();
    });
    after(() => emulator.stop());

    const wrong: [method: string, path: string, allowed: string][] = [
        ["POST", ASSIGNMENTS, "GET"],
        ["POST", "/admin/teams/userConfigurations", "GET"],
        ["POST", `/admin/teams/userConfigurations/${ALICE}`, "GET"],
        ["POST", `${TELEPHONY}/operations('x')`, "GET"],
        ["POST", "/users", "GET"],
        ["DELETE", `/users/${ALICE}`, "GET"],
        ["PUT", `/users/${ALICE}/licenseDetails`, "GET"],
        ["POST", "/organization", "GET"],
        ["GET", `${ASSIGNMENTS}/assignNumber`, "POST"],
        ["GET", `${ASSIGNMENTS}/microsoft.graph.teamsAdministration.updateNumber`, "POST"],
        ["GET", "/$batch", "POST"],
        ["POST", "/_emulator/clock", "GET, PUT"],
        ["PUT", "/_emulator/tokens", "DELETE, POST"],
    ];
    for (const [method, path, allowed] of wrong) {
        it(`answer ${method} ${path} with 405 and the methods that it has`, async () => {
            const { status, headers, error } = await emulator.call(path, { method });
            assert.deepEqual([status, headers.get("allow"), error.code], [405, allowed, "MethodNotAllowed"]);
        });
    }

    it("answer 405 for the id of a number, and 400 for an action that does not exist", async () => {
        const [number] = (await emulator.list(`telephoneNumber eq '${N1}'`)).value;
        assert.equal((await emulator.post(`${ASSIGNMENTS}/${number?.id}`, {})).status, 405);
        assert.equal((await emulator.post(`${ASSIGNMENTS}/blockNumber`, {})).status, 400);
        assert.equal((await emulator.post("/admin/teams/nothing", {})).status, 400);
    });

    it("ignore the case of names in paths, actions, parameters, queries and selections", async () => {
        const at = `${emulator.url}/V1.0/ADMIN/Teams/telephonenumbermanagement/NUMBERASSIGNMENTS`;
        const body = { TelephoneNumber: N1, ASSIGNMENTTARGETID: ALICE, numbertype: "directRouting" };
        const { status, headers } = await emulator.post(`${at}/ASSIGNNUMBER`, body);
        assert.equal(status, 202);
        const location = headers.get("location") ?? "";
        assert.match(location, /\/v1\.0\/admin\/teams\//);
        assert.equal((await emulator.get(location.replace("operations", "Operations"))).status, 200);
        const update = { telephonenumber: N1, LocationId: SEATTLE, REVERSENUMBERLOOKUPOPTIONS: ["skipInternalVoip"] };
        const qualified = "Microsoft.Graph.TeamsAdministration.updatenumber";
        assert.equal((await emulator.post(`${at}/${qualified}`, update)).status, 200);
        const filter = encodeURIComponent(`TELEPHONENUMBER eq '${N1}' and LocationID eq '${SEATTLE.toUpperCase()}'`);
        const [found] = (await emulator.get(`${at}/?$FILTER=${filter}`)).value;
        assert.deepEqual(found?.reverseNumberLookupOptions, ["skipInternalVoip"]);
        const user = await emulator.get(`/USERS('${ALICE}')?$Select=DisplayName,USAGELOCATION`);
        const { "@odata.context": _, ...selected } = user.entity;
        assert.deepEqual(selected, { displayName: "Alice", usageLocation: "US" });
        const parts = { requests: [{ id: "1", method: "get", url: `/Users/${ALICE}/LICENSEDETAILS` }] };
        assert.deepEqual((await emulator.post(`${emulator.url}/Beta/$BATCH`, parts)).statuses, [200]);
        const twice = await emulator.post(`${at}/updateNumber`, { telephoneNumber: N1, TELEPHONENUMBER: N1 });
        assert.equal(twice.status, 400);
        assert.equal(emulator.emulation.requests.summary().counts["other 200"], undefined);
    });

    it("have the ids of the request in every error, also for an unknown version and at the control paths", async () => {
        for (const path of ["/v3.0/users", "/users", "/", "/_emulator/nothing", "/x/oauth2/v2.0/nothing"]) {
            const headers = { "client-request-id": "mine" };
            const {
                status,
                headers: given,
                error,
            } = await emulator.call(`${emulator.url}${path}`, { method: "POST", headers });
            assert.ok(status === 400 || status === 405, `${status} for ${path}`);
            const { "request-id": id, "client-request-id": mine, date } = error.innerError;
            assert.match(String(id), /^[0-9a-f-]{36}$/);
            assert.deepEqual([given.get("request-id"), mine, given.get("client-request-id")], [id, "mine", "mine"]);
            assert.ok(Date.parse(String(date)) > 0);
        }
        assert.equal((await emulator.call(`${emulator.url}/v3.0/users`)).error.message, "Invalid version: v3.0");
        const long = await emulator.get("/users", { "client-request-id": "x".repeat(5000) });
        assert.equal(long.headers.get("client-request-id"), long.headers.get("request-id"));
    });
});
