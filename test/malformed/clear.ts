import assert from "node:assert/strict";
import { TeamsPhoneError } from "../../provider/errors";

/** What a message for a person never holds: a stack, a value that was turned into text by accident, a library's own words. */
const MACHINE_WORDS = [
    /^\s*at .+:\d+:\d+\)?$/m,
    /\[object \w+\]/,
    /\bundefined\b/,
    /\[native code\]/,
    /Invalid (?:input|option|value|string)|expected .*received|Unrecognized key/i,
    /\b(?:Zod|Type|Range|Syntax|Sqlite)Error\b|ERR_[A-Z_]+/,
];

/** A message without what it quotes. */
export function unquoted(message: string): string {
    return message.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, "");
}

/** @param quoted What the message may repeat of what was given, machine words included. */
export function assertHumane(message: string, quoted: unknown = null): void {
    for (const words of MACHINE_WORDS) {
        if (typeof quoted === "string" && words.test(quoted)) continue;
        assert.doesNotMatch(message, words);
    }
    assert.ok(message.length > 20 && message.length < 4000, `${message.length} characters: ${message.slice(0, 200)}`);
}

/** One error of this package with that code, which names every given place, for a person to read. */
export function assertClear(error: unknown, code: string, ...places: readonly string[]): void {
    assert.ok(error instanceof TeamsPhoneError, error instanceof Error ? error.stack : String(error));
    assert.equal(error.code, code, error.message);
    for (const place of places) assert.ok(error.message.includes(place), `${place} is not named in: ${error.message}`);
    assertHumane(error.message);
}

/** The error that a call ends with; a call that succeeds fails the test. */
export async function errorOf(call: () => unknown): Promise<unknown> {
    try {
        await call();
    } catch (error) {
        return error;
    }
    assert.fail("nothing was refused");
}
