import type { Change, Outcome } from "../../../model/change";

/** What this process has written to each number. */
export class OwnWrites {
    readonly #byNumber = new Map<string, Change[]>();

    record(change: Change, outcome: Outcome): void {
        if (!("number" in change) || outcome.kind === "refused") return;
        this.#byNumber.set(change.number, [...(this.#byNumber.get(change.number) ?? []), change]);
    }

    /** Whether the change takes back something that this process wrote, as it does when a later step fails. */
    areTakenBackBy(change: Change): boolean {
        const written = "number" in change ? (this.#byNumber.get(change.number) ?? []) : [];
        return written.some(each => isOpposite(each, change));
    }
}

function isOpposite(written: Change, change: Change): boolean {
    switch (written.kind) {
        case "release":
            return change.kind === "assign" && change.account === written.expectedHolder;
        case "assign":
            return change.kind === "release" && change.expectedHolder === written.account;
        case "setLocation":
            return change.kind === "setLocation" && change.account === written.account;
        case "setEnterpriseVoice":
            return false;
    }
}
