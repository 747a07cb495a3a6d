import type { Account } from "../../model/account";
import type { TenantFacts } from "../../model/tenant";
import type { Situation } from "../../rules/situation";

/** An account that a write would mail, and whether the write is sure to be made. */
interface Mail {
    readonly objectId: string;
    readonly isSure: boolean;
}

/**
 * Says how many people the tenant itself would mail about what would be assigned and released; `null` when it mails nobody.
 * @param situations Those of the declarations that no rule refuses.
 */
export function mailsInWords(situations: readonly Situation[], facts: TenantFacts): string | null {
    const mails = situations.flatMap(situation => [
        ...(facts.mailsOnAssign === true ? mailsTo(winnersOf(situation), situation) : []),
        ...(facts.mailsOnUnassign === true ? mailsTo(losersOf(situation), situation) : []),
    ]);
    const people = new Set(mails.map(({ objectId }) => objectId)).size;
    if (people === 0) return null;
    const events = [
        ...(facts.mailsOnAssign === true ? ["get"] : []),
        ...(facts.mailsOnUnassign === true ? ["lose"] : []),
    ];
    const sure = mails.every(({ isSure }) => isSure) ? "" : "up to ";
    // The engine alone knows what it will delete.
    const uncounted =
        facts.mailsOnUnassign === true ? " (whoever loses one because its declaration is gone is not counted)" : "";
    return `${sure}${people} ${people === 1 ? "person" : "people"} will be mailed by the tenant about a number that they ${events.join(" or ")}${uncounted}.`;
}

/** Whether anything would be written that a tenant can mail people about. */
export function couldMail(situation: Situation): boolean {
    return winnersOf(situation).length > 0 || losersOf(situation).length > 0;
}

function winnersOf({ plan, account }: Situation): readonly (Account | null)[] {
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

// To the tenant a room is a user too; whether a resource account has anybody who reads its mail is not known here.
function mailsTo(accounts: readonly (Account | null)[], { plan }: Situation): readonly Mail[] {
    return accounts.flatMap(account =>
        account?.type === "user" ? [{ objectId: account.objectId, isSure: plan?.kind === "steps" }] : [],
    );
}
