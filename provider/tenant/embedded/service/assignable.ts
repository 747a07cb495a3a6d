import type { DatabaseSync } from "node:sqlite";
import { type AccountRow, isBlocked, licencesOf, type NumberRow, numbersHeldBy } from "../database/rows";
import { now } from "../database/tenant-clock";
import { isOn } from "./consulted-switches";
import * as messages from "./refusals";
import { givesCallingPlan, givesPhone } from "./service-plans";

const MAX_ALTERNATES = 9;

/** Refuses an account that is not eligible for the number, even if it already holds it. @throws ServiceError */
export function requireEligible(
    database: DatabaseSync,
    account: AccountRow,
    type: string,
    category: string,
    known: NumberRow | null,
): void {
    if (!hasLicence(account, type)) throw messages.unlicensed(account.object_id, type);
    // Reported for resource accounts as well (SfB 6789).
    if (known?.country && category === "Primary" && type === "CallingPlan") {
        if (known.country !== account.usage_location && isOn(database, "enforcesUsageLocation"))
            throw messages.otherCountry(account.object_id, known.number);
    }
}

export function hasLicence(account: AccountRow, type: string): boolean {
    const plans = licencesOf(account)
        .filter(({ state }) => state === "enabled")
        .map(({ plan }) => plan);
    const isResource = account.type === "resourceAccount";
    const hasPhone = plans.some(plan => givesPhone(plan, isResource));
    return hasPhone && (type !== "CallingPlan" || isResource || plans.some(givesCallingPlan));
}

/** Refuses an assignment that the state of the number or of the account's other numbers prevents. @throws ServiceError */
export function requireAssignable(
    database: DatabaseSync,
    account: AccountRow,
    { number, type, category }: { number: string; type: string; category: string },
    known: NumberRow | null,
): void {
    if (known) {
        const required = account.type === "resourceAccount" ? "VoiceApplicationAssignment" : "UserAssignment";
        const capabilities = JSON.parse(known.capabilities) as string[];
        if (!capabilities.includes(required)) throw messages.lacksCapability(number, required);
        if (known.activation.endsWith("Pending") || known.port_in === "firmOrderCommitmentAccepted")
            throw messages.pending(number);
        if (isBlocked(known, now(database))) throw messages.blocked(number);
    }
    const others = numbersHeldBy(database, account.object_id).filter(held => held.number !== number);
    const ofCategory = (wanted: string) => others.filter(held => held.category === wanted);
    const [primary] = ofCategory("Primary");
    if (category === "Primary" && primary && !isOn(database, "newPrimaryReplacesOld"))
        throw messages.hasAnother(account.upn, primary.number, category);
    if (category !== "Primary" && !primary) throw messages.needsPrimary(number, category);
    if (category === "Alternate" && ofCategory("Alternate").length >= MAX_ALTERNATES)
        throw messages.tooManyAlternates(account.upn);
    const [otherPrivate] = ofCategory("Private");
    if (category === "Private" && otherPrivate) throw messages.hasAnother(account.upn, otherPrivate.number, category);
    if (category === "Private" && primary?.type !== type) throw messages.privateType(number, primary?.type ?? "");
}
