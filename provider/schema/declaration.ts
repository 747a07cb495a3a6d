import type { AssignmentCategory, PhoneNumberType } from "../model/number";
import { type ArgumentsReading, known } from "./arguments";
import type { IdentityReading } from "./identity";
import type { Abandoned, Move } from "./moves";

export interface AssignmentDeclaration {
    readonly form: "assignment";
    readonly identity: IdentityReading;
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
    /** `undefined` leaves the location as it is, `null` removes it. */
    readonly locationId: string | null | undefined;
    readonly takeFrom: IdentityReading | null;
    /** Canonical number that the account may lose for this one. */
    readonly replaces: string | null;
    /** The assignments that the program gives in exchange to accounts that lose a number through this one. */
    readonly consent: readonly Move[];
    /** Assignments that the stack manages and the program no longer declares, as far as this declaration needs their numbers. */
    readonly abandoned: readonly Abandoned[];
}
export interface VoiceDeclaration {
    readonly form: "voice";
    readonly identity: IdentityReading;
    readonly enabled: boolean;
}
export type Declaration = AssignmentDeclaration | VoiceDeclaration;

/**
 * Names a declaration within the run, because `check` and `create` get neither its URN nor its name: a program declares a number once,
 * and an account's flag once.
 */
export function declarationKey(declaration: Declaration): string {
    const { identity } = declaration;
    return `${identity.key} ${declaration.form === "assignment" ? declaration.number : "enterprise-voice"}`;
}

/** The declaration that the arguments make; `null` while a needed value is unknown, missing or invalid. */
export function toDeclaration(args: ArgumentsReading): Declaration | null {
    const identity = known(args.identity);
    if (!identity || identity.kind === "invalid") return null;
    const enabled = known(args.enterpriseVoiceEnabled);
    if (typeof enabled === "boolean") return { form: "voice", identity, enabled };
    const number = known(args.phoneNumber)?.canonical;
    const type = known(args.phoneNumberType)?.choice;
    const category = args.assignmentCategory.state === "absent" ? "Primary" : known(args.assignmentCategory)?.choice;
    const location = known(args.locationId);
    const takeFrom = known(args.takeFrom) ?? null;
    if (takeFrom?.kind === "invalid") return null;
    if (!number || !type || !category || args.locationId.state === "unknown" || location?.kind === "invalid")
        return null;
    return {
        form: "assignment",
        identity,
        number,
        type,
        category,
        locationId: location === undefined ? undefined : location.kind === "set" ? location.locationId : null,
        takeFrom,
        replaces: known(args.replacesNumber)?.canonical ?? null,
        consent: [],
        abandoned: [],
    };
}

/**
 * Whether two declarations ask for the same state of the tenant. Spellings of the identity do not matter, nor do `takeFrom`,
 * `replacesNumber` and what the program gives in exchange: those only permit a change.
 */
export function sameDeclaration(one: Declaration, other: Declaration): boolean {
    if (one.identity.key !== other.identity.key) return false;
    if (one.form === "voice" || other.form === "voice")
        return one.form === "voice" && other.form === "voice" && one.enabled === other.enabled;
    return (
        one.number === other.number &&
        one.type === other.type &&
        one.category === other.category &&
        one.locationId === other.locationId
    );
}
