import type { DatabaseSync } from "node:sqlite";
import { type AccountRow, isBlocked, licencesOf, type NumberRow, numbersHeldBy } from "../database/rows";
import { now } from "../database/tenant-clock";
import { switchedOn } from "../world/switches";
import * as messages from "./refusals";

const MOST_ALTERNATES = 9;

/** Refuses an account that may not have this number, whether it holds it already or not. @throws ServiceError */
export function requireEligible(
    database: DatabaseSync,
    account: AccountRow,
    type: string,
    category: string,
    known: NumberRow | null,
): void {
    if (!hasLicence(account, type)) throw messages.unlicensed(account.object_id, type);
    const isUser = account.type !== "resourceAccount";
    if (known?.country && isUser && category === "Primary" && type === "CallingPlan") {
        if (known.country !== account.usage_location && switchedOn(database, "enforcesUsageLocation"))
            throw messages.otherCountry(account.object_id, known.number);
    }
}

export function hasLicence(account: AccountRow, type: string): boolean {
    const plans = licencesOf(account)
        .filter(({ state }) => state === "enabled")
        .map(({ plan }) => plan);
    const isResource = account.type === "resourceAccount";
    const hasPhone = plans.includes("MCOEV") || (isResource && plans.includes("MCOEV_VIRTUALUSER"));
    return hasPhone && (type !== "CallingPlan" || isResource || plans.some(plan => plan.startsWith("MCOPSTN")));
}

/** Refuses a number that cannot become this account's now. @throws ServiceError */
export function requireAssignable(
    database: DatabaseSync,
    account: AccountRow,
    { number, type, category }: { number: string; type: string; category: string },
    known: NumberRow | null,
): void {
    if (known) {
        const wanted = account.type === "resourceAccount" ? "VoiceApplicationAssignment" : "UserAssignment";
        const capabilities = JSON.parse(known.capabilities) as string[];
        if (!capabilities.includes(wanted)) throw messages.incapable(number, wanted);
        if (known.activation.endsWith("Pending") || known.port_in === "firmOrderCommitmentAccepted")
            throw messages.pending(number);
        if (isBlocked(known, now(database))) throw messages.blocked(number);
    }
    const others = numbersHeldBy(database, account.object_id).filter(held => held.number !== number);
    const of = (wanted: string) => others.filter(held => held.category === wanted);
    const [primary] = of("Primary");
    if (category === "Primary" && primary && !switchedOn(database, "newPrimaryReplacesOld"))
        throw messages.hasAnother(account.upn, primary.number, category);
    if (category !== "Primary" && !primary) throw messages.needsPrimary(number, category);
    if (category === "Alternate" && of("Alternate").length >= MOST_ALTERNATES) throw messages.tooMany(account.upn);
    const [own] = of("Private");
    if (category === "Private" && own) throw messages.hasAnother(account.upn, own.number, category);
    if (category === "Private" && primary?.type !== type) throw messages.privateType(number, primary?.type ?? "");
}
