import { describeAccount, describeHolder } from "../../messages/describe-account";
import type { Account } from "../../model/account";
import type { Change } from "../../model/change";
import { heldOtherwise } from "../../rules/held-otherwise";
import { numberTaken } from "../../rules/number-taken";
import { primaryExists } from "../../rules/primary-exists";
import { compensations, type Situation } from "../../rules/situation";

const IF_REPLACED = "if this change replaces that assignment; otherwise it is refused";

/**
 * A one-line summary of a declaration's writes; `null` if there are none.
 * @param accounts Every account that the program names or that holds a number which it names, by object id.
 */
export function planInWords(situation: Situation, accounts: ReadonlyMap<string, Account>): string | null {
    const { plan, account, number } = situation;
    if (!plan || !account) return null;
    if (plan.kind === "steps") {
        const steps = plan.steps.map(({ change }) => changeInWords(change, situation, accounts)).join(", then ");
        const isExchange = compensations(situation).length > 0;
        return (isExchange ? `${steps} (one exchange: the first create carries out every step)` : steps) || null;
    }
    const codes = plan.refusals.map(({ code }) => code);
    const other = account.numbers.find(each => each.number !== number?.number)?.number;
    const lines: [code: string, line: string][] = [
        [numberTaken.code, `take ${number?.number} from ${number && describeHolder(number)}, ${IF_REPLACED}`],
        [primaryExists.code, `give up ${other} of ${account.displayName}, ${IF_REPLACED}`],
        [
            heldOtherwise.code,
            `assign ${number?.number} again as declared, if this change replaces the assignment; otherwise it is refused`,
        ],
    ];
    return lines.flatMap(([code, line]) => (codes.includes(code) ? [line] : [])).join(", and ");
}

function changeInWords(change: Change, { location, declaration }: Situation, accounts: ReadonlyMap<string, Account>) {
    const who = nameOf(change.kind === "release" ? change.expectedHolder : change.account, accounts);
    const isOwn = "number" in change && declaration.form === "assignment" && change.number === declaration.number;
    const where = isOwn && location ? `${location.description}, ${location.city}` : "";
    switch (change.kind) {
        case "release":
            return `release ${change.number} from ${who}`;
        case "assign":
            return `assign ${change.number} to ${who}${where && ` at ${where}`}${change.locationId === null ? " and remove its location" : ""}`;
        case "setLocation":
            return change.locationId === null
                ? `remove the location of ${change.number}`
                : `move ${change.number} of ${who} to ${where || change.locationId}`;
        case "setEnterpriseVoice":
            return `set EnterpriseVoiceEnabled of ${who} to ${change.enabled}`;
    }
}

function nameOf(objectId: string, accounts: ReadonlyMap<string, Account>): string {
    const account = accounts.get(objectId);
    return account ? describeAccount(account) : `the account ${objectId}`;
}
