import type { Account } from "../../model/account";
import type { TenantFacts } from "../../model/tenant";
import type { Situation } from "../../rules/situation";

/** An account that the tenant would email about a write, and whether the write is certain. */
interface Email {
    readonly objectId: string;
    readonly isSure: boolean;
}

/**
 * Counts the people that the tenant itself would email about assigned and released numbers; `null` for nobody.
 * @param situations The situations of the declarations that no rule refuses.
 */
export function emailsInWords(situations: readonly Situation[], facts: TenantFacts): string | null {
    const emails = situations.flatMap(situation => [
        ...(facts.mailsOnAssign === true ? emailsTo(gainersOf(situation), situation) : []),
        ...(facts.mailsOnUnassign === true ? emailsTo(losersOf(situation), situation) : []),
    ]);
    const people = new Set(emails.map(({ objectId }) => objectId)).size;
    if (people === 0) return null;
    const events = [
        ...(facts.mailsOnAssign === true ? ["get"] : []),
        ...(facts.mailsOnUnassign === true ? ["lose"] : []),
    ];
    const sure = emails.every(({ isSure }) => isSure) ? "" : "up to ";
    // Only the engine knows what it will delete.
    const uncounted = facts.mailsOnUnassign === true ? " (people whose declaration was removed are not counted)" : "";
    return `${sure}${people} ${people === 1 ? "person" : "people"} will receive an email from the tenant about a number that they ${events.join(" or ")}${uncounted}.`;
}

/** Whether a tenant could email people about what would be written. */
export function couldEmail(situation: Situation): boolean {
    return gainersOf(situation).length > 0 || losersOf(situation).length > 0;
}

function gainersOf({ plan, account }: Situation): readonly (Account | null)[] {
    if (plan?.kind === "steps") return plan.steps.flatMap(({ change }) => (change.kind === "assign" ? [account] : []));
    return plan ? [account] : [];
}

function losersOf({ plan, account, holder }: Situation): readonly (Account | null)[] {
    if (plan?.kind === "steps") {
        return plan.steps.flatMap(({ change }) =>
            change.kind === "release" ? [account?.objectId === change.expectedHolder ? account : holder] : [],
        );
    }
    const codes = plan?.refusals.map(({ code }) => code) ?? [];
    return [
        ...(codes.includes("number-taken") ? [holder] : []),
        ...(codes.includes("primary-exists") || codes.includes("held-otherwise") ? [account] : []),
    ];
}

// The tenant treats a room as a user. Whether anybody reads the email of a resource account is not known here.
function emailsTo(accounts: readonly (Account | null)[], { plan }: Situation): readonly Email[] {
    return accounts.flatMap(account =>
        account?.type === "user" ? [{ objectId: account.objectId, isSure: plan?.kind === "steps" }] : [],
    );
}
