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

describe("the response to a write", () => {
    it("is confirmed by the operation that it names, in either notation", () => {
        for (const location of ["/operations('abc')", "https://graph.microsoft.com/v1.0/x/operations/abc"])
            assert.deepEqual(confirmationOf(response(202, { headers: { location } })), {
                confirm: "operation",
                id: "abc",
            });
    });

    it("needs no confirmation if it settles the outcome", () => {
        assert.deepEqual(confirmationOf(response(204)), { confirm: "none", outcome: { kind: "done" } });
        assert.deepEqual(confirmationOf(response(400, { body: { error: ERROR } })), {
            confirm: "none",
            outcome: { kind: "refused", ...ERROR },
        });
    });

    it("is confirmed by reading if it was lost, came from a gateway, or names no operation", () => {
        const results = [{ kind: "lost", message: "cut" } as const, response(502), response(504), response(202)];
        assert.deepEqual(
            results.map(result => confirmationOf(result).confirm),
            results.map(() => "reading"),
        );
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
