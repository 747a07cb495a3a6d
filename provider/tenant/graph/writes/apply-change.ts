import { TeamsPhoneError } from "../../../errors";
import type { Assign, Change, Outcome, Release, SetLocation } from "../../../model/change";
import { NUMBERS } from "../api/paths";
import { asGraph, holderIdOf, locationIdOf, type NumberAssignment } from "../api/wire";
import type { Inventory } from "../reads/inventory";
import type { GraphClient } from "../transport/graph-client";
import { graphErrorOf } from "../transport/graph-error";
import { isIndeterminate, type RequestResult } from "../transport/response";
import { FRESH_READ_MS } from "../tuning";
import { type Confirmation, type Shown, shows } from "./await-operation";

export interface Means {
    readonly client: GraphClient;
    readonly inventory: Inventory;
    readonly confirmation: Confirmation;
    /** Whether so many changes are under way that reading their numbers takes fewer requests than following their operations. */
    areMany(): boolean;
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
        const assign = () => this.#post("assignNumber", assignBody(change), row => shows(row, change));
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
        return this.#post("unassignNumber", body, row => shows(row, change), look);
    }

    /** Nor does its update. One of many that was read just now, to be judged, is not read once more. */
    #setLocation({ number, locationId, account }: SetLocation): Promise<Outcome> {
        const withinMs = this.means.areMany() ? FRESH_READ_MS : 0;
        return this.#update(number, locationId, () => this.#holderIs(number, account, withinMs));
    }

    #update(number: string, locationId: string | null, look?: () => Promise<Outcome | null>): Promise<Outcome> {
        // Empty clears it, `null` would leave it.
        const body = { telephoneNumber: number, locationId: locationId ?? "" };
        return this.#post("updateNumber", body, row => row !== null && locationIdOf(row) === locationId, look);
    }

    async #holderIs(number: string, expected: string, withinMs = 0): Promise<Outcome | null> {
        const { inventory } = this.means;
        const just = withinMs > 0 ? inventory.lastRead(number, withinMs) : undefined;
        const row = just === undefined ? await inventory.row(number) : just;
        if (row && holderIdOf(row) === expected) return null;
        return refused("HolderChanged", `${number} is no longer held by ${expected}`);
    }

    async #post(
        action: string,
        body: { readonly telephoneNumber: string } & Readonly<Record<string, string>>,
        isSo: (row: NumberAssignment | null) => boolean,
        look: () => Promise<Outcome | null> = async () => null,
    ): Promise<Outcome> {
        const { client, inventory, areMany } = this.means;
        const number = body.telephoneNumber;
        if (areMany() && inventory.lastRead(number) === undefined) await inventory.row(number);
        const answer = await client.post(
            { method: "POST", path: `${NUMBERS}/${action}`, body },
            look,
            action === "updateNumber" ? "updates" : "writes",
        );
        if (isOutcome(answer)) return answer;
        // That the inventory shows a change tells that it is done only where it did not show it before.
        const before = inventory.lastRead(number);
        const isNews = before !== undefined && !isSo(before);
        const isShown = async () => isSo(await inventory.row(number));
        return client.whileConfirming(() => this.#settle(answer, isShown, areMany() && isNews));
    }

    async #settle(answer: RequestResult, isShown: Shown, byReading: boolean): Promise<Outcome> {
        if (answer.kind === "response" && answer.requestId) this.requestIds.push(answer.requestId);
        const { confirmation } = this.means;
        // What the tenant shows counts; what it does not show it may still come to show.
        if (answer.kind === "lost") return confirmation.byReading(isShown, answer.message);
        if (isIndeterminate(answer)) {
            const { code, message } = graphErrorOf(answer);
            const why = `Microsoft Graph answered ${answer.status} (${code}: ${message})`;
            return confirmation.byReading(isShown, why);
        }
        if (answer.status >= 400) return { kind: "refused", ...graphErrorOf(answer) };
        const operation = /operations(?:\('|\/)([^')/]+)/.exec(answer.headers.location ?? "")?.[1];
        if (operation === undefined && answer.status === 202)
            return confirmation.byReading(isShown, "Microsoft Graph accepted it and named no operation");
        if (operation !== undefined) return confirmation.ofOperation(operation, isShown, byReading);
        // Done when it is answered. Whoever reads it looks until it is shown.
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

function isOutcome(answer: RequestResult | Outcome): answer is Outcome {
    return answer.kind !== "response" && answer.kind !== "lost";
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
