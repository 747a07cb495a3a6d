import assert from "node:assert/strict";
import type { GraphResponse } from "../../../provider/tenant/graph/transport/response";
import { verdictOn } from "../../../provider/tenant/graph/writes/await-operation";
import { confirmationOf } from "../../../provider/tenant/graph/writes/confirmation";

const response = (status: number, more: Partial<GraphResponse> = {}): GraphResponse => ({
    kind: "response",
    status,
    headers: {},
    body: null,
    requestId: null,
    ...more,
});
const ERROR = { code: "BadRequest", message: "Service is unavailable" };

const ACTIONS = ["assignNumber", "unassignNumber", "updateNumber"] as const;

describe("the response to a write", () => {
    it("is confirmed by the operation that it names, in either notation", () => {
        for (const location of ["/operations('abc')", "https://graph.microsoft.com/v1.0/x/operations/abc"])
            for (const action of ["assignNumber", "unassignNumber"] as const)
                assert.deepEqual(confirmationOf(response(202, { headers: { location } }), action), {
                    confirm: "operation",
                    id: "abc",
                });
    });

    it("settles the outcome only if Graph itself refuses", () => {
        for (const action of ACTIONS)
            assert.deepEqual(confirmationOf(response(400, { body: { error: ERROR } }), action), {
                confirm: "none",
                outcome: { kind: "refused", ...ERROR },
            });
    });

    it("to an update is confirmed by waiting until the tenant shows it", () => {
        for (const status of [200, 204])
            assert.equal(confirmationOf(response(status), "updateNumber").confirm, "waiting");
    });

    it("is confirmed by reading if it was lost, came from a gateway, or is not a documented one", () => {
        const location = "/operations('abc')";
        const results = [
            { kind: "lost", message: "cut" } as const,
            ...[202, 301, 302, 307, 400, 403, 404, 407, 429, 500, 502, 503, 504].map(status => response(status)),
            ...[200, 201, 302, 307].map(status => response(status, { headers: { location } })),
            response(200, { body: { status: "ok" } }),
            response(404, { body: { error: "not found" } }),
            response(404, { body: { error: { code: 404, message: "not found" } } }),
        ];
        for (const action of ACTIONS)
            for (const result of results)
                if (!(action === "updateNumber" && "status" in result && result.status === 200 && result.body === null))
                    assert.equal(confirmationOf(result, action).confirm, "reading", JSON.stringify({ result, action }));
        for (const status of [200, 204])
            for (const action of ["assignNumber", "unassignNumber"] as const)
                assert.equal(confirmationOf(response(status), action).confirm, "reading");
    });
});

describe("the verdict on an operation", () => {
    it("follows from its status, and leaves an unknown status to a read", () => {
        assert.deepEqual(
            ["notStarted", "running", "succeeded", "failed", "skipped"].map(status => verdictOn({ status }).kind),
            ["running", "running", "succeeded", "failed", "unclear"],
        );
        assert.equal(verdictOn(undefined).kind, "unclear");
    });

    it("includes the service's text if the operation failed", () => {
        const numbers = [{ status: "failed", statusDetail: "Telephone Number '()' is not found" }];
        assert.deepEqual(verdictOn({ status: "failed", numbers }), {
            kind: "failed",
            error: { code: "OperationFailed", message: "Telephone Number '()' is not found" },
        });
    });
});
