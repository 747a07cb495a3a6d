import type { ChangeSet } from "../../provider/change-set/change-set";
import type { LogEntry } from "../../provider/tenant/embedded/history/change-log";

/**
 * The planned writes, sorted. To assign a number again to its holder is logged as a change of its location, which it may be, so both
 * are one kind here.
 */
export function plannedWrites({ entries }: Pick<ChangeSet, "entries">): readonly string[] {
    return entries
        .flatMap(({ changes, numbers }) =>
            changes.map(change => {
                if (change.kind === "setEnterpriseVoice") return `flag ${change.account} ${change.enabled}`;
                if (change.kind === "release") return `release ${change.number} of ${change.expectedHolder}`;
                const isReleased = changes.some(each => each.kind === "release" && each.number === change.number);
                const isKept =
                    !isReleased && numbers.some(each => each.number === change.number && each.from === change.account);
                const where = change.locationId === undefined ? "" : ` at ${change.locationId}`;
                return `${isKept ? "keep" : "assign"} ${change.number} of ${change.account}${isKept ? where : ""}`;
            }),
        )
        .sort();
}

/** The logged writes, sorted, in the same words. */
export function loggedWrites(log: readonly LogEntry[]): readonly string[] {
    return log
        .map(({ operation, number, account, before, after }) => {
            if (number === null) return `flag ${account} ${after.enterpriseVoiceEnabled}`;
            if (operation === "release") return `release ${number} of ${account}`;
            const isKept = before.holder === after.holder;
            const where = operation === "setLocation" ? ` at ${after.locationId}` : "";
            return `${isKept ? "keep" : "assign"} ${number} of ${account}${isKept ? where : ""}`;
        })
        .sort();
}
