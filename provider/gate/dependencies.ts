import type { Resource } from "@pulumi/pulumi";
import type { Reader } from "../observe/reader";
import type { AssignmentDeclaration } from "../schema/declaration";
import type { ParsedDeclaration } from "./parsed-declaration";

/**
 * What has to be there before each of these declarations: an alternate or private number waits for the account's primary one,
 * which the service wants first. The engine creates in parallel, in no order that the program text tells.
 * @param all Every declaration so far, the wave included.
 * @param reader Tells whether two names are one account; without it equal names alone count.
 */
export async function dependenciesOf(
    wave: readonly ParsedDeclaration[],
    all: readonly ParsedDeclaration[],
    reader: Reader | null,
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
        if (resource && !waitsFor(primary, declared)) needed.set(declared, [resource]);
    }
    return needed;
}

/** Two resources that wait for each other would wait for ever. */
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
