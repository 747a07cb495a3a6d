import type { Resource } from "@pulumi/pulumi";
import type { Reader } from "../observe/reader";
import type { Declared } from "../rules/rule";
import type { ArgumentsReading } from "../schema/arguments";
import { type AssignmentDeclaration, toDeclaration } from "../schema/declaration";

/** A declaration with the resource that was constructed for it. */
export interface Constructed extends Declared {
    readonly resource: Resource | null;
    /** The arguments as the program gives them; `args` leaves out what the engine may ignore. */
    readonly asWritten: ArgumentsReading;
    /** The program's own option, which may name the other way round. */
    readonly dependsOn: unknown;
}

/**
 * What has to be there before each of these declarations: an alternate or private number waits for the account's primary one,
 * which the service wants first. The engine creates in parallel, in no order that the program text tells.
 * @param all Every declaration so far, the wave included.
 * @param reader Tells whether two names are one account; without it equal names alone count.
 */
export async function dependenciesOf(
    wave: readonly Constructed[],
    all: readonly Constructed[],
    reader: Reader | null,
): Promise<ReadonlyMap<Declared, readonly Resource[]>> {
    const needed = new Map<Declared, readonly Resource[]>();
    const additions = wave.flatMap(each => asAssignment(each, category => category !== "Primary"));
    if (additions.length === 0) return needed;
    const primaries = new Map<string, Constructed>();
    for (const { declared, assignment } of all.flatMap(each =>
        asAssignment(each, category => category === "Primary"),
    )) {
        primaries.set(await keyOf(assignment, reader), declared);
    }
    for (const { declared, assignment } of additions) {
        const primary = primaries.get(await keyOf(assignment, reader));
        if (primary?.resource && !waitsFor(primary, declared)) needed.set(declared, [primary.resource]);
    }
    return needed;
}

/** Two resources that wait for each other would wait for ever. */
function waitsFor({ dependsOn }: Constructed, { resource }: Constructed): boolean {
    return [dependsOn].flat(Number.POSITIVE_INFINITY).includes(resource);
}

function asAssignment(declared: Constructed, wanted: (category: string) => boolean) {
    const declaration = toDeclaration(declared.asWritten);
    if (declaration?.form !== "assignment" || !wanted(declaration.category)) return [];
    return [{ declared, assignment: declaration }];
}

async function keyOf({ identity }: AssignmentDeclaration, reader: Reader | null): Promise<string> {
    return (await reader?.account(identity.text))?.objectId ?? identity.key;
}
