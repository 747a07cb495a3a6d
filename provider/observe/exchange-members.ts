import type { Situation } from "../rules/situation";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";
import { type IdentityReading, readIdentity } from "../schema/identity";
import type { Move } from "../schema/moves";
import { Program } from "./program";

/** The other declarations that the plan of a declaration writes along. */
export function partnersIn({ declaration, plan }: Situation): readonly Move[] {
    if (declaration.form === "voice" || plan?.kind !== "steps") return [];
    const assigned = new Set(plan.steps.flatMap(({ change }) => (change.kind === "assign" ? [change.number] : [])));
    return declaration.consent.filter(({ number }) => assigned.has(number));
}

/** The declaration that a move makes, without what only its plan would need. */
export function declarationOfMove({
    account,
    number,
    type,
    category,
    locationId,
    takeFrom,
}: Move): AssignmentDeclaration {
    return {
        form: "assignment",
        identity: objectIdentity(account),
        number,
        type,
        category,
        locationId,
        takeFrom: takeFrom === null ? null : objectIdentity(takeFrom),
        replaces: null,
        consent: [],
        abandoned: [],
    };
}

/** A declaration and those that are made true together with it: each is judged beside the others. */
export function programOfExchange(declaration: Declaration): Program {
    if (declaration.form === "voice" || declaration.consent.length === 0) return new Program();
    return new Program([declaration, ...declaration.consent.map(declarationOfMove)]);
}

/** A ghost's object id need not be a GUID. */
function objectIdentity(objectId: string): IdentityReading {
    return { ...readIdentity(objectId), text: objectId, kind: "objectId" };
}
