import { readIdentity } from "../../schema/identity";
import { readNumber } from "../../schema/phone-number";

type Properties = Readonly<Record<string, unknown>>;

// As `check` has seen them: it comes before every write of this process.
const hidden = new Set<string>();

/** The arguments that the program marked as secret, as its gate tells. The values themselves arrive in plain text. */
export function secretArguments(inputs: Properties): readonly string[] {
    const { secretArguments: keys } = inputs;
    return Array.isArray(keys) ? keys.filter(key => typeof key === "string") : [];
}

/** Keeps the values of secret arguments out of every message of this process. */
export function noteSecrets(inputs: Properties): void {
    for (const key of secretArguments(inputs)) {
        const value = inputs[key];
        if (typeof value !== "string") continue;
        if (key === "identity" || key === "takeFrom") hide(value, readIdentity(value).key);
        else if (key === "phoneNumber" || key === "replacesNumber") hide(value, readNumber(value).canonical);
        // The other arguments are words that every message needs.
        else if (key === "locationId") hide(value, null);
    }
}

function hide(text: string, canonical: string | null): void {
    for (const each of [text, canonical]) if (each) hidden.add(each);
}

/** A message without the secret values that it would show, in whatever case they are written. */
export function withoutSecrets(message: string): string {
    // The longest first: a number is part of the same number with its extension.
    const texts = [...hidden].sort((one, other) => other.length - one.length);
    return texts.reduce((text, secret) => text.replace(new RegExp(escaped(secret), "gi"), "[secret]"), message);
}

function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
