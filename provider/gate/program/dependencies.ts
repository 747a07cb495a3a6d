import type { Resource } from "@pulumi/pulumi";
import type { Reader } from "../../observe/reader";
import type { AssignmentDeclaration } from "../../schema/declaration";
import type { ParsedDeclaration } from "./parsed-declaration";

/**
 * Finds the resources that must exist before each of these declarations: an alternate or private number waits for the account's
 * primary one, which the service requires first. The engine creates in parallel, in no particular order.
 * @param all Every declaration so far, including this wave.
 * @param isExchanged Whether both are part of one exchange, which assigns the primary number first whichever of them begins it.
 * @param reader Finds out whether two names are one account. Without it, only equal names are.
 */
export async function dependenciesOf(
    wave: readonly ParsedDeclaration[],
    all: readonly ParsedDeclaration[],
    reader: Reader | null,
    isExchanged: (one: ParsedDeclaration, other: ParsedDeclaration) => boolean,
): Promise<ReadonlyMap<ParsedDeclaration, readonly Resource[]>> {
    const needed = new Map<ParsedDeclaration, readonly Resource[]>();
    const additions = wave.flatMap(each => asAssignment(each, category => category !== "Primary"));
    if (additions.length === 0) return needed;
    const primaries = new Map<string, ParsedDeclaration>();
    for (const { declared, assignment } of all.flatMap(each =>
        asAssignment(each, category => category === "Primary"),
    )) {
        primaries.set(await keyOf(assignment, reader), declared);
    }
    for (const { declared, assignment } of additions) {
        const primary = primaries.get(await keyOf(assignment, reader));
        const resource = primary?.pending.resource;
        if (resource && !waitsFor(primary, declared) && !isExchanged(declared, primary))
            needed.set(declared, [resource]);
    }
    return needed;
}

/** Two resources that wait for each other would never be created. */
function waitsFor(one: ParsedDeclaration, other: ParsedDeclaration): boolean {
    return [one.pending.opts.dependsOn as unknown].flat(Number.POSITIVE_INFINITY).includes(other.pending.resource);
}

function asAssignment(declared: ParsedDeclaration, wanted: (category: string) => boolean) {
    const declaration = declared.asWritten;
    if (declaration?.form !== "assignment" || !wanted(declaration.category)) return [];
    return [{ declared, assignment: declaration }];
}

async function keyOf({ identity }: AssignmentDeclaration, reader: Reader | null): Promise<string> {
    return (await reader?.account(identity.text))?.objectId ?? identity.key;
}
