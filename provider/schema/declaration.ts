import type { AssignmentCategory, PhoneNumberType } from "../model/number";
import { type ArgumentsReading, known } from "./arguments";
import type { IdentityReading } from "./identity";
import type { Move } from "./moves";

export interface AssignmentDeclaration {
    readonly form: "assignment";
    readonly identity: IdentityReading;
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
    /** `undefined` leaves the location, `null` removes it. */
    readonly locationId: string | null | undefined;
    readonly takeFrom: IdentityReading | null;
    /** Canonical number that the account may lose for this one. */
    readonly replaces: string | null;
    /** What the program gives in exchange to each account that loses a number by this. The gate finds it out; arguments never hold it. */
    readonly consent: readonly Move[];
}
export interface VoiceDeclaration {
    readonly form: "voice";
    readonly identity: IdentityReading;
    readonly enabled: boolean;
}
export type Declaration = AssignmentDeclaration | VoiceDeclaration;

/** The declaration that valid arguments make; `null` while a value it needs is unknown or no rule would let it pass. */
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
    };
}
