import { TeamsPhoneError } from "../../../errors";
import type { Assign, Change, Outcome, Release, SetLocation } from "../../../model/change";
import { NUMBERS } from "../api/paths";
import {
    asGraph,
    categoryOf,
    holderIdOf,
    isUseUnknown,
    locationIdOf,
    type NumberAssignment,
    targetIdOf,
    typeOf,
} from "../api/wire";
import type { Inventory } from "../reads/inventory";
import type { GraphClient } from "../transport/graph-client";
import type { RequestResult } from "../transport/response";
import { FRESH_READ_MS, type Tuning } from "../tuning";
import { awaitOperation, type ConfirmOptions, confirmByReading, type IsVisible } from "./await-operation";
import { type Confirmation, confirmationOf, type WriteAction } from "./confirmation";

export interface WriteContext {
    readonly client: GraphClient;
    readonly inventory: Inventory;
    readonly tuning: Tuning;
    /** Whether enough changes are under way that reading their numbers takes fewer requests than polling their operations. */
    isBulk(): boolean;
}

export interface AppliedChange {
    readonly outcome: Outcome;
    /** Graph's ids of the requests that wrote: Microsoft's support asks for them. */
    readonly requestIds: readonly string[];
}

/** Carries out one change. An error that comes up before anything was sent is a refusal. */
export async function applyChange(change: Change, context: WriteContext): Promise<AppliedChange> {
    const writer = new ChangeWriter(context);
    const outcome = await writer.apply(change);
    return { outcome, requestIds: writer.requestIds };
}

interface Write {
    readonly action: WriteAction;
    readonly body: { readonly telephoneNumber: string } & Readonly<Record<string, string>>;
    /** Whether a row of the inventory shows this write. */
    readonly isInEffect: (row: NumberAssignment | null) => boolean;
    /** Runs right before each attempt. If it returns an outcome, nothing is sent. */
    readonly precheck?: () => Promise<Outcome | null>;
}

class ChangeWriter {
    readonly requestIds: string[] = [];

    constructor(private readonly context: WriteContext) {}

    apply(change: Change): Promise<Outcome> {
        switch (change.kind) {
            case "assign":
                return errorAsRefusal(() => this.#assign(change));
            case "release":
                return errorAsRefusal(() => this.#release(change));
            case "setLocation":
                return errorAsRefusal(() => this.#setLocation(change));
            case "setEnterpriseVoice":
                return Promise.resolve(refused("NotSupported", "Microsoft Graph cannot set EnterpriseVoiceEnabled."));
        }
    }

    /**
     * Microsoft does not document whether `assignNumber` clears a location; `updateNumber` does. So a location is cleared first,
     * since that can be undone if Graph refuses the assignment. A number of another holder keeps its location: Graph will refuse
     * the assignment.
     */
    async #assign(change: Assign): Promise<Outcome> {
        const assign = () =>
            this.#write({
                action: "assignNumber",
                body: assignBody(change),
                isInEffect: row => isAssigned(row, change),
            });
        if (change.locationId !== null) return assign();
        const before = await this.context.inventory.row(change.number);
        const locationId = before && locationIdOf(before);
        const holder = before && holderIdOf(before);
        if (!locationId || (holder !== null && holder !== change.account)) return assign();
        const cleared = await this.#updateLocation(change.number, null);
        if (cleared.kind !== "done") return cleared;
        const outcome = await errorAsRefusal(assign);
        if (outcome.kind !== "refused") return outcome;
        const restored = await errorAsRefusal(() => this.#updateLocation(change.number, locationId));
        if (restored.kind === "done") return outcome;
        return {
            kind: "unknown",
            message: `${outcome.code}: ${outcome.message}; and the location of ${change.number}, which was removed first, could not be restored`,
        };
    }

    /** `unassignNumber` does not name the holder, so the precheck reads it. */
    #release({ number, type, expectedHolder }: Release): Promise<Outcome> {
        return this.#write({
            action: "unassignNumber",
            body: { telephoneNumber: number, numberType: asGraph(type) },
            isInEffect: row => isReleased(row, expectedHolder),
            precheck: () => this.#holderChanged(number, expectedHolder),
        });
    }

    /** `updateNumber` does not name the holder either. In bulk, the read that judged the change is fresh enough. */
    #setLocation({ number, locationId, account }: SetLocation): Promise<Outcome> {
        const maxAgeMs = this.context.isBulk() ? FRESH_READ_MS : 0;
        return this.#updateLocation(number, locationId, () => this.#holderChanged(number, account, maxAgeMs));
    }

    #updateLocation(number: string, locationId: string | null, precheck: Write["precheck"] = async () => null) {
        return this.#write({
            action: "updateNumber",
            // An empty text clears the location; `null` would leave it as it is.
            body: { telephoneNumber: number, locationId: locationId ?? "" },
            isInEffect: row => row !== null && locationIdOf(row) === locationId,
            precheck,
        });
    }

    /** @returns the refusal if another account or none holds the number; `null` if the expected one does */
    async #holderChanged(number: string, expected: string, maxAgeMs = 0): Promise<Outcome | null> {
        const { inventory } = this.context;
        const fresh = maxAgeMs > 0 ? inventory.lastRead(number, maxAgeMs) : undefined;
        const row = fresh === undefined ? await inventory.row(number) : fresh;
        if (row && holderIdOf(row) === expected) return null;
        if (!isReleased(row, expected))
            return refused(
                "UnknownStatus",
                `Microsoft Graph shows the status "${row?.assignmentStatus}" for ${number}, which this release does not know`,
            );
        return refused("HolderChanged", `${number} is no longer held by ${expected}`);
    }

    async #write({ action, body, isInEffect, precheck = async () => null }: Write): Promise<Outcome> {
        const { client, inventory, isBulk, tuning } = this.context;
        const number = body.telephoneNumber;
        if (isBulk() && inventory.lastRead(number) === undefined) await inventory.row(number);
        const result = await client.post(
            { method: "POST", path: `${NUMBERS}/${action}`, body },
            precheck,
            action === "updateNumber" ? "updates" : "writes",
        );
        if (isOutcome(result)) return result;
        if (result.kind === "response" && result.requestId) this.requestIds.push(result.requestId);
        // A visible change proves that this write succeeded only if it was not visible before.
        const before = inventory.lastRead(number);
        const isProof = before !== undefined && !isInEffect(before);
        const isVisible = async () => isInEffect(await inventory.row(number));
        const needsProof = action === "unassignNumber";
        const options = { client, tuning, readsFirst: isBulk() && isProof, needsProof };
        return client.whileConfirming(() => this.#confirm(confirmationOf(result, action), isVisible, options));
    }

    async #confirm(confirmation: Confirmation, isVisible: IsVisible, options: ConfirmOptions): Promise<Outcome> {
        switch (confirmation.confirm) {
            case "none":
                return confirmation.outcome;
            case "operation":
                return awaitOperation(confirmation.id, isVisible, options);
            case "waiting":
                return confirmByReading(isVisible, confirmation.why, options.tuning.visibilityPausesMs);
            case "reading":
                return confirmByReading(isVisible, confirmation.why);
        }
    }
}

function assignBody({ number, account, type, category, locationId }: Assign): Write["body"] {
    return {
        telephoneNumber: number,
        assignmentTargetId: account,
        numberType: asGraph(type),
        assignmentCategory: asGraph(category),
        ...(locationId ? { locationId } : {}),
    };
}

function isAssigned(row: NumberAssignment | null, { account, type, category, locationId }: Assign): boolean {
    if (row === null || holderIdOf(row) !== account) return false;
    const hasLocation = locationId === undefined || locationIdOf(row) === locationId;
    return typeOf(row) === type && categoryOf(row) === category && hasLocation;
}

/** Whether a row shows that an account no longer holds it. A status that this release does not know does not. */
function isReleased(row: NumberAssignment | null, holder: string): boolean {
    return row === null || (holderIdOf(row) !== holder && !(isUseUnknown(row) && targetIdOf(row) === holder));
}

function refused(code: string, message: string): Outcome {
    return { kind: "refused", code, message };
}

function isOutcome(result: RequestResult | Outcome): result is Outcome {
    return result.kind !== "response" && result.kind !== "lost";
}

/** Turns an error raised before anything was sent into a refusal. */
async function errorAsRefusal(attempt: () => Promise<Outcome>): Promise<Outcome> {
    try {
        return await attempt();
    } catch (error) {
        if (error instanceof TeamsPhoneError) return refused(error.code, error.message);
        throw error;
    }
}
