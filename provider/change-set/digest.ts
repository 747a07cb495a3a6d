import { createHash } from "node:crypto";
import type { ChangeSet } from "./change-set";

/**
 * A digest of the writes and of the facts that they rest on: who holds each number, with which location, and what the accounts are
 * called. The same plan has the same digest in every run, and any other fact gives another digest.
 *
 * @returns as in `sha256:…`, with 64 hexadecimal digits
 */
export function digestOf({ entries, accounts }: ChangeSet, tenantId: string): string {
    const writes = entries.filter(({ changes }) => changes.length > 0);
    const named = new Set(
        writes.flatMap(({ account, numbers }) => [account, ...numbers.flatMap(({ from, to }) => [from, to])]),
    );
    const people = [...accounts.values()].filter(({ objectId }) => named.has(objectId));
    const digested = {
        tenantId,
        writes: writes
            .map(({ resource, changes, numbers, flags }) => ({ resource, changes, numbers, flags }))
            .sort(byText),
        accounts: people
            .map(({ objectId, userPrincipalName, displayName, type }) => ({
                objectId,
                userPrincipalName,
                displayName,
                type,
            }))
            .sort(byText),
    };
    return `sha256:${createHash("sha256").update(canonicalJson(digested)).digest("hex")}`;
}

/** JSON with the keys of each object in alphabetical order. */
export function canonicalJson(value: unknown): string {
    return JSON.stringify(value, (_, each: unknown) =>
        typeof each === "object" && each !== null && !Array.isArray(each)
            ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
            : each,
    );
}

function byText(one: unknown, other: unknown): number {
    const [first, second] = [canonicalJson(one), canonicalJson(other)];
    return first < second ? -1 : Number(first > second);
}
