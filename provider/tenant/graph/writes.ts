import { TeamsPhoneError } from "../../errors";
import { Locks } from "../locks";
import type { Assign, Change, Outcome, Release, SetLocation } from "../port";
import { type Answer, isUnclear, type Lost } from "./answer";
import type { GraphClient } from "./client";
import { said } from "./errors";
import type { Inventory } from "./inventory";
import { type Confirmation, type Shown, shows } from "./operations";
import { NUMBERS } from "./paths";
import { asGraph, holderIdOf, locationIdOf } from "./wire";

/** Carries out changes: those of one number or account one after the other, all others at the same time. */
export class Writes {
    readonly #locks = new Locks();
    #underWay = 0;

    constructor(
        private readonly client: GraphClient,
        private readonly inventory: Inventory,
        private readonly confirmation: Confirmation,
    ) {}

    async apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        this.#underWay += changes.length;
        try {
            return await Promise.all(
                changes.map(change => this.#locks.holding(keysOf(change), () => this.#write(change))),
            );
        } finally {
            this.#underWay -= changes.length;
        }
    }

    /** What fails before anything was sent is a refusal; nothing else throws. */
    async #write(change: Change): Promise<Outcome> {
        try {
            switch (change.kind) {
                case "assign":
                    return await this.#assign(change);
                case "release":
                    return await this.#release(change);
                case "setLocation":
                    return await this.#setLocation(change);
                case "setEnterpriseVoice":
                    return refused("NotSupported", "Microsoft Graph cannot set EnterpriseVoiceEnabled.");
            }
        } catch (error) {
            if (error instanceof TeamsPhoneError) return refused(error.code, error.message);
            throw error;
        }
    }

    async #assign(change: Assign): Promise<Outcome> {
        const assign = () => this.#post("assignNumber", assignBody(change), this.#shown(change));
        if (change.locationId !== null) return assign();
        // Whether `assignNumber` clears a location is not documented; `updateNumber` does. It comes first, because it can be taken
        // back if the assignment is refused. What somebody else holds is left alone: the assignment will be refused.
        const before = await this.inventory.row(change.number);
        const locationId = before && locationIdOf(before);
        const holder = before && holderIdOf(before);
        if (!locationId || (holder !== null && holder !== change.account)) return assign();
        const cleared = await this.#update(change.number, null);
        if (cleared.kind !== "done") return cleared;
        const outcome = await assign();
        if (outcome.kind !== "refused") return outcome;
        const restored = await this.#update(change.number, locationId);
        if (restored.kind === "done") return outcome;
        const left = `the location of ${change.number}, which was removed before, could not be put back`;
        return { kind: "unknown", message: `${outcome.code}: ${outcome.message}; and ${left}` };
    }

    /** Graph's unassign names no holder, so it is looked at before each try. */
    #release(change: Release): Promise<Outcome> {
        const body = { telephoneNumber: change.number, numberType: asGraph(change.type) };
        const look = () => this.#holderIs(change.number, change.expectedHolder);
        return this.#post("unassignNumber", body, this.#shown(change), look);
    }

    /** Nor does its update. */
    #setLocation({ number, locationId, account }: SetLocation): Promise<Outcome> {
        return this.#update(number, locationId, () => this.#holderIs(number, account));
    }

    #update(number: string, locationId: string | null, look?: () => Promise<Outcome | null>): Promise<Outcome> {
        // Empty clears it, `null` would leave it.
        const body = { telephoneNumber: number, locationId: locationId ?? "" };
        const isShown = async () => {
            const row = await this.inventory.row(number);
            return row !== null && locationIdOf(row) === locationId;
        };
        return this.#post("updateNumber", body, isShown, look);
    }

    #shown(change: Assign | Release): Shown {
        return async () => shows(await this.inventory.row(change.number), change);
    }

    async #holderIs(number: string, expected: string): Promise<Outcome | null> {
        const row = await this.inventory.row(number);
        if (row && holderIdOf(row) === expected) return null;
        return refused("HolderChanged", `${number} is no longer held by ${expected}`);
    }

    async #post(
        action: string,
        body: Readonly<Record<string, unknown>>,
        isShown: Shown,
        look: () => Promise<Outcome | null> = async () => null,
    ): Promise<Outcome> {
        // Of many changes the inventory's pages tell with fewer requests than their operations, if it did not show them before.
        const byPages = this.inventory.isBulk(this.#underWay) && !(await isShown());
        const answer = await this.client.post({ method: "POST", path: `${NUMBERS}/${action}`, body }, look);
        return isOutcome(answer) ? answer : this.#settle(answer, isShown, byPages);
    }

    async #settle(answer: Answer | Lost, isShown: Shown, byPages: boolean): Promise<Outcome> {
        if (answer.kind === "lost") return { kind: "unknown", message: answer.message };
        if (isUnclear(answer)) {
            const { code, message } = said(answer);
            return { kind: "unknown", message: `Microsoft Graph answered ${answer.status} (${code}: ${message})` };
        }
        if (answer.status >= 400) return { kind: "refused", ...said(answer) };
        const operation = /operations(?:\('|\/)([^')/]+)/.exec(answer.headers.location ?? "")?.[1];
        if (operation === undefined && answer.status === 202)
            return this.confirmation.byReading(isShown, "Microsoft Graph accepted it and named no operation");
        if (operation !== undefined) return this.confirmation.ofOperation(operation, isShown, byPages);
        await this.confirmation.awaitShown(isShown);
        return { kind: "done" };
    }
}

function assignBody({ number, account, type, category, locationId }: Assign) {
    return {
        telephoneNumber: number,
        assignmentTargetId: account,
        numberType: asGraph(type),
        assignmentCategory: asGraph(category),
        ...(locationId ? { locationId } : {}),
    };
}

function keysOf(change: Change): string[] {
    const account = change.kind === "release" ? change.expectedHolder : change.account;
    return "number" in change ? [change.number, account] : [account];
}

function refused(code: string, message: string): Outcome {
    return { kind: "refused", code, message };
}

function isOutcome(answer: Answer | Lost | Outcome): answer is Outcome {
    return answer.kind !== "answer" && answer.kind !== "lost";
}
