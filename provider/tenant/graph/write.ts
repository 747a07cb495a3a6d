import { TeamsPhoneError } from "../../errors";
import type { Assign, Change, Outcome, Release, SetLocation } from "../port";
import { type Answer, isUnclear, type Lost } from "./answer";
import type { GraphClient } from "./client";
import { said } from "./errors";
import type { Inventory } from "./inventory";
import { type Confirmation, type Shown, shows } from "./operations";
import { NUMBERS } from "./paths";
import { asGraph, holderIdOf, locationIdOf } from "./wire";

export interface Means {
    readonly client: GraphClient;
    readonly inventory: Inventory;
    readonly confirmation: Confirmation;
    /** Whether so many changes are under way that pages of the inventory tell of them with fewer requests than their operations. */
    isBulk(): boolean;
}

/** Carries out one change. */
export class Write {
    /** Graph's ids of the requests that wrote, for whoever asks Microsoft about them. */
    readonly requestIds: string[] = [];

    constructor(private readonly means: Means) {}

    /** What fails before anything was sent is a refusal; nothing else throws. */
    carryOut(change: Change): Promise<Outcome> {
        switch (change.kind) {
            case "assign":
                return refusing(() => this.#assign(change));
            case "release":
                return refusing(() => this.#release(change));
            case "setLocation":
                return refusing(() => this.#setLocation(change));
            case "setEnterpriseVoice":
                return Promise.resolve(refused("NotSupported", "Microsoft Graph cannot set EnterpriseVoiceEnabled."));
        }
    }

    async #assign(change: Assign): Promise<Outcome> {
        const assign = () => this.#post("assignNumber", assignBody(change), this.#shown(change));
        if (change.locationId !== null) return assign();
        // Whether `assignNumber` clears a location is not documented; `updateNumber` does. It comes first, because it can be taken
        // back if the assignment is refused. What somebody else holds is left alone: the assignment will be refused.
        const before = await this.means.inventory.row(change.number);
        const locationId = before && locationIdOf(before);
        const holder = before && holderIdOf(before);
        if (!locationId || (holder !== null && holder !== change.account)) return assign();
        const cleared = await this.#update(change.number, null);
        if (cleared.kind !== "done") return cleared;
        const outcome = await refusing(assign);
        if (outcome.kind !== "refused") return outcome;
        const restored = await refusing(() => this.#update(change.number, locationId));
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
        return this.#post("updateNumber", body, () => this.#isLocated(number, locationId), look);
    }

    async #isLocated(number: string, locationId: string | null): Promise<boolean> {
        const row = await this.means.inventory.row(number);
        return row !== null && locationIdOf(row) === locationId;
    }

    #shown(change: Assign | Release): Shown {
        return async () => shows(await this.means.inventory.row(change.number), change);
    }

    async #holderIs(number: string, expected: string): Promise<Outcome | null> {
        const row = await this.means.inventory.row(number);
        if (row && holderIdOf(row) === expected) return null;
        return refused("HolderChanged", `${number} is no longer held by ${expected}`);
    }

    async #post(
        action: string,
        body: Readonly<Record<string, unknown>>,
        isShown: Shown,
        look: () => Promise<Outcome | null> = async () => null,
    ): Promise<Outcome> {
        // The inventory tells that a change is done only where it did not show it before.
        const byPages = this.means.isBulk() && !(await isShown());
        const answer = await this.means.client.post({ method: "POST", path: `${NUMBERS}/${action}`, body }, look);
        return isOutcome(answer) ? answer : this.#settle(answer, isShown, byPages);
    }

    async #settle(answer: Answer | Lost, isShown: Shown, byPages: boolean): Promise<Outcome> {
        if (answer.kind === "answer" && answer.requestId) this.requestIds.push(answer.requestId);
        const { confirmation } = this.means;
        // What the tenant shows counts; what it does not show it may still come to show.
        if (answer.kind === "lost") return confirmation.byReading(isShown, answer.message);
        if (isUnclear(answer)) {
            const { code, message } = said(answer);
            const why = `Microsoft Graph answered ${answer.status} (${code}: ${message})`;
            return confirmation.byReading(isShown, why);
        }
        if (answer.status >= 400) return { kind: "refused", ...said(answer) };
        const operation = /operations(?:\('|\/)([^')/]+)/.exec(answer.headers.location ?? "")?.[1];
        if (operation === undefined && answer.status === 202)
            return confirmation.byReading(isShown, "Microsoft Graph accepted it and named no operation");
        if (operation !== undefined) return confirmation.ofOperation(operation, isShown, byPages);
        await confirmation.awaitShown(isShown);
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

function refused(code: string, message: string): Outcome {
    return { kind: "refused", code, message };
}

function isOutcome(answer: Answer | Lost | Outcome): answer is Outcome {
    return answer.kind !== "answer" && answer.kind !== "lost";
}

/** Makes an error of the way, before anything was written, a refusal like the service's own. */
async function refusing(attempt: () => Promise<Outcome>): Promise<Outcome> {
    try {
        return await attempt();
    } catch (error) {
        if (error instanceof TeamsPhoneError) return refused(error.code, error.message);
        throw error;
    }
}
