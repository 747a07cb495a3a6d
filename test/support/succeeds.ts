import assert from "node:assert/strict";
import type { Run } from "./project";

export function succeeds(run: Run): Run {
    assert.equal(run.code, 0, run.output);
    return run;
}

export function fails(run: Run): Run {
    assert.notEqual(run.code, 0, run.output);
    return run;
}
