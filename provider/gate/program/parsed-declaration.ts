import type { Declared } from "../../rules/rule";
import { readArguments, UNKNOWN } from "../../schema/arguments";
import { type Declaration, toDeclaration } from "../../schema/declaration";
import type { PendingDeclaration } from "./pending-declaration";

type Arguments = Record<string, unknown>;

/** A declaration of a wave with its arguments, which are parsed once. */
export interface ParsedDeclaration extends Declared {
    /** `null` while a value that it needs is unknown, or when a rule refuses it. */
    readonly declaration: Declaration | null;
    /** The same with the arguments that `ignoreChanges` leaves out of `args` and `declaration`. */
    readonly asWritten: Declaration | null;
    readonly pending: PendingDeclaration;
}

/** @param values The arguments with `UNKNOWN` for each value that is not there yet. */
export function parseDeclaration(pending: PendingDeclaration, values: Arguments): ParsedDeclaration {
    const ignored = pending.opts.ignoreChanges ?? [];
    const written = readArguments(values, []);
    const asWritten = toDeclaration(written);
    const own = { name: pending.name, pending, asWritten };
    if (ignored.length === 0) return { ...own, args: written, declaration: asWritten };
    const args = readArguments(withoutIgnored(values, ignored), []);
    return { ...own, args, declaration: toDeclaration(args) };
}

/** The engine may keep the old values of these, which only it knows: `check` judges them. */
function withoutIgnored(values: Arguments, ignored: readonly string[]): Arguments {
    const isIgnored = (key: string) => ignored.includes(key) || ignored.includes("*");
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isIgnored(key) ? UNKNOWN : value]));
}
