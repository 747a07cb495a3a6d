import type { ChangeSet } from "../../change-set/change-set";
import type { TenantFacts } from "../../model/tenant";
import type { Names } from "./names";

/**
 * Counts the people that the tenant itself emails about numbers that they get or lose; `null` for nobody. It treats a room as a user.
 * Whether anybody reads the email of a resource account is not known here.
 */
export function emailsInWords({ entries }: ChangeSet, facts: TenantFacts, names: Names): string | null {
    const changes = entries.flatMap(each => each.changes);
    const gainers = changes.flatMap(each => (each.kind === "assign" ? [each.account] : []));
    const losers = changes.flatMap(each => (each.kind === "release" ? [each.expectedHolder] : []));
    const written = [
        ...(facts.mailsOnAssign === true ? gainers : []),
        ...(facts.mailsOnUnassign === true ? losers : []),
    ];
    const people = new Set(written.filter(each => names.account(each)?.type === "user")).size;
    if (people === 0) return null;
    const events = [
        ...(facts.mailsOnAssign === true ? ["get"] : []),
        ...(facts.mailsOnUnassign === true ? ["lose"] : []),
    ];
    return `${people} ${people === 1 ? "person" : "people"} will receive an email from the tenant about a number that they ${events.join(" or ")}.`;
}

/** Whether a tenant could email people about the changes. */
export function couldEmail({ entries }: ChangeSet): boolean {
    return entries.some(({ changes }) => changes.some(({ kind }) => kind === "assign" || kind === "release"));
}
