import assert from "node:assert/strict";
import { withoutSqliteWarning } from "../../provider/tenant/embedded/database/sqlite";

/** The warnings that reach the process while SQLite is loaded, which warns of these. */
function passedOn(...warnings: readonly (readonly unknown[])[]): string[] {
    const { emitWarning } = process;
    const seen: string[] = [];
    const record = ((warning: string | Error) => void seen.push(String(warning))) as typeof process.emitWarning;
    process.emitWarning = record;
    try {
        withoutSqliteWarning(() => {
            const emit = process.emitWarning as (...args: readonly unknown[]) => void;
            for (const warning of warnings) emit(...warning);
        });
        assert.equal(process.emitWarning, record);
    } finally {
        process.emitWarning = emitWarning;
    }
    return seen;
}

const TEXT = "SQLite is an experimental feature and might change at any time";

describe("loading SQLite", () => {
    it("holds back Node's warning that SQLite is experimental, in each form that a warning has", () => {
        assert.deepEqual(passedOn([TEXT, "ExperimentalWarning"], [TEXT, { type: "ExperimentalWarning" }]), []);
    });

    it("passes on every other warning", () => {
        const other = new Error("anything else");
        const warnings = [
            ["Other is an experimental feature", "ExperimentalWarning"],
            [TEXT, "DeprecationWarning"],
            [TEXT],
            [other],
        ];
        assert.deepEqual(passedOn(...warnings), ["Other is an experimental feature", TEXT, TEXT, String(other)]);
    });

    it("puts Node's own function back when it fails", () => {
        const { emitWarning } = process;
        assert.throws(() =>
            withoutSqliteWarning(() => {
                throw new Error("there is no SQLite");
            }),
        );
        assert.equal(process.emitWarning, emitWarning);
    });
});
