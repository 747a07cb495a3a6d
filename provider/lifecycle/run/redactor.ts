import { redact } from "../../messages/redact";
import { readIdentity } from "../../schema/identity";
import { readNumber } from "../../schema/phone-number";

type Properties = Readonly<Record<string, unknown>>;

/** Keeps the values of secret arguments out of every message of a run. */
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
            else if (key === "phoneNumber" || key === "replacesNumber") this.#hide(value, readNumber(value).canonical);
            // The other arguments are words that every message needs.
            else if (key === "locationId") this.#hide(value, null);
        }
    }

    /** The message with `[secret]` in place of each secret value, in any case. */
    redact = (message: string): string => redact(message, this.#secrets);

    #hide(text: string, canonical: string | null): void {
        for (const each of [text, canonical]) if (each) this.#secrets.add(each);
    }
}
