import { setTimeout as pause } from "node:timers/promises";
import { TeamsPhoneError } from "../../../errors";
import type { Assign, Change, Outcome, Release, SetEnterpriseVoice, SetLocation } from "../../../model/change";
import type { Parameters } from "../cmdlets";
import { HostLost } from "../process/host-lost";
import type { Accounts } from "../reads/accounts";
import type { Inventory } from "../reads/inventory";
import { categoryOf, holderIdOf, locationIdOf, typeOf } from "../reads/to-number";
import { CmdletError } from "../session/cmdlet-error";
import { refusalIn } from "../session/interpret";
import type { Session } from "../session/session";
import type { Tuning } from "../tuning";

export interface WriteContext {
    readonly session: Session;
    readonly inventory: Inventory;
    readonly accounts: Accounts;
    readonly tuning: Tuning;
}

type Writing = "Set-CsPhoneNumberAssignment" | "Remove-CsPhoneNumberAssignment";
/** Reads the tenant: is the change in effect? */
type IsInEffect = () => Promise<boolean>;

/** The text with which the cmdlet removes a location (the cmdlet's page). */
const NO_LOCATION = "null";

/** Carries out one change. What comes up before anything was sent is a refusal. */
export async function applyChange(change: Change, context: WriteContext): Promise<Outcome> {
    const writer = new ChangeWriter(context);
    try {
        return await writer.apply(change);
    } catch (error) {
        if (error instanceof TeamsPhoneError || error instanceof CmdletError) return refused(error.code, error.message);
        throw error;
    }
}

class ChangeWriter {
    constructor(private readonly context: WriteContext) {}

    apply(change: Change): Promise<Outcome> {
        switch (change.kind) {
            case "assign":
                return this.#assign(change);
            case "release":
                return this.#release(change);
            case "setLocation":
                return this.#setLocation(change);
            case "setEnterpriseVoice":
                return this.#setEnterpriseVoice(change);
        }
    }

    async #assign(change: Assign): Promise<Outcome> {
        const { account, number, type, category } = change;
        const parameters = {
            Identity: account,
            PhoneNumber: number,
            PhoneNumberType: type,
            // The default, which is left out for modules that do not have the parameter.
            ...(category === "Primary" ? {} : { AssignmentCategory: category }),
            ...(await this.#locationOf(change)),
        };
        return this.#write("Set-CsPhoneNumberAssignment", parameters, async () => {
            const row = await this.context.inventory.freshRow(number);
            if (row === null || holderIdOf(row) !== account || typeOf(row) !== type) return false;
            const hasLocation = change.locationId === undefined || locationIdOf(row) === change.locationId;
            return categoryOf(row.AssignmentCategory) === category && hasLocation;
        });
    }

    /** A location is removed only if there is one: the cmdlet refuses that for a Calling Plan number. */
    async #locationOf({ number, locationId }: Assign): Promise<{ LocationId?: string }> {
        if (locationId === undefined) return {};
        if (locationId !== null) return { LocationId: locationId };
        const row = await this.context.inventory.freshRow(number);
        return row === null || locationIdOf(row) === null ? {} : { LocationId: NO_LOCATION };
    }

    async #release({ number, type, expectedHolder }: Release): Promise<Outcome> {
        const changed = await this.#holderChanged(number, expectedHolder);
        if (changed) return changed;
        const parameters = { Identity: expectedHolder, PhoneNumber: number, PhoneNumberType: type };
        return this.#write("Remove-CsPhoneNumberAssignment", parameters, async () => {
            const row = await this.context.inventory.freshRow(number);
            return (row && holderIdOf(row)) !== expectedHolder;
        });
    }

    async #setLocation({ number, locationId, account }: SetLocation): Promise<Outcome> {
        const changed = await this.#holderChanged(number, account);
        if (changed) return changed;
        // Without Identity and PhoneNumberType, this is the parameter set that changes only the location.
        const parameters = { PhoneNumber: number, LocationId: locationId ?? NO_LOCATION };
        return this.#write("Set-CsPhoneNumberAssignment", parameters, async () => {
            const row = await this.context.inventory.freshRow(number);
            return row !== null && locationIdOf(row) === locationId;
        });
    }

    #setEnterpriseVoice({ account, enabled }: SetEnterpriseVoice): Promise<Outcome> {
        const parameters = { Identity: account, EnterpriseVoiceEnabled: enabled };
        return this.#write("Set-CsPhoneNumberAssignment", parameters, async () => {
            const row = await this.context.accounts.freshRow(account);
            return (row?.EnterpriseVoiceEnabled ?? false) === enabled;
        });
    }

    /** @returns the refusal if another account or none holds the number; `null` if the expected one does */
    async #holderChanged(number: string, expected: string): Promise<Outcome | null> {
        const row = await this.context.inventory.freshRow(number);
        if (row && holderIdOf(row) === expected) return null;
        return refused("HolderChanged", `${number} is no longer held by ${expected}`);
    }

    async #write(cmdlet: Writing, parameters: Parameters<Writing>, isInEffect: IsInEffect): Promise<Outcome> {
        try {
            const warnings = await this.context.session.write(cmdlet, parameters);
            // Microsoft's staff: a number is assigned if the cmdlet reports nothing.
            if (warnings.length === 0) return { kind: "done" };
            // A warning may be a refusal that module 7.8.0 turned into text, or may say something else.
            return await this.#confirm(isInEffect, warnings.join(" "), () => {
                const { code, message } = refusalIn(warnings);
                return refused(code, message);
            });
        } catch (error) {
            const isUncertain = error instanceof HostLost || (error instanceof CmdletError && error.isIndeterminate);
            if (!isUncertain) throw error;
            return this.#confirm(isInEffect, error.message, () => unknown(error.message));
        }
    }

    /** Reads until the change is in effect, for a few seconds. @param otherwise The outcome if it is not. */
    async #confirm(isInEffect: IsInEffect, why: string, otherwise: () => Outcome): Promise<Outcome> {
        try {
            for (const ms of this.context.tuning.visibilityPausesMs) {
                await pause(ms);
                if (await isInEffect()) return { kind: "done" };
            }
        } catch (error) {
            return unknown(`${why}; and reading what became of it failed: ${(error as Error).message}`);
        }
        return otherwise();
    }
}

function refused(code: string, message: string): Outcome {
    return { kind: "refused", code, message };
}

function unknown(message: string): Outcome {
    return { kind: "unknown", message };
}
