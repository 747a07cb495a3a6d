import { redact } from "../../messages/redact";
import type { Account } from "../../model/account";
import { readIdentity } from "../../schema/identity";
import { readNumber } from "../../schema/phone-number";
import type { Stored } from "../../schema/state";

type Properties = Readonly<Record<string, unknown>>;

/** Keeps the values of secret arguments, and what reveals them, out of every message of a run. */
export class Redactor {
    readonly #secrets = new Set<string>();

    /**
     * Learns the secret values among these inputs. `check` calls it, which precedes every write.
     * @param secretArguments The arguments that the program marked as secret. The values themselves arrive in plain text.
     */
    learn(inputs: Properties, secretArguments: readonly string[]): void {
        for (const key of secretArguments) {
            const value = inputs[key];
            if (typeof value !== "string") continue;
            if (key === "identity" || key === "takeFrom") this.#hide(value, readIdentity(value).key);
            else if (key === "phoneNumber" || key === "replacesNumber") this.#hideNumber(value);
            // The other arguments are words that every message needs.
            else if (key === "locationId") this.#hide(value);
        }
    }

    /** Learns every name of the account that a secret argument names. */
    learnAccount({ objectId, userPrincipalName, sipAddress, displayName }: Account): void {
        this.#hide(objectId, userPrincipalName, sipAddress, displayName);
    }

    /** Learns what the state has of a resource, whose number and account may be others than the program declares now. */
    learnStored(stored: Stored, secretArguments: readonly string[]): void {
        const { identity, accountObjectId, displayName, phoneNumber, locationId } = stored;
        for (const key of secretArguments) {
            if (key === "identity") this.#hide(identity, accountObjectId, displayName);
            else if (key === "phoneNumber" && phoneNumber !== null) this.#hideNumber(phoneNumber);
            else if (key === "locationId") this.#hide(locationId);
        }
    }

    /** The message with `[secret]` in place of each secret value, in any case. */
    redact = (message: string): string => redact(message, this.#secrets);

    /** The service writes a number with or without `+`. */
    #hideNumber(text: string): void {
        const { canonical } = readNumber(text);
        this.#hide(text, canonical, canonical?.slice(1) ?? null);
    }

    #hide(...texts: readonly (string | null)[]): void {
        for (const each of texts) if (each) this.#secrets.add(each);
    }
}
