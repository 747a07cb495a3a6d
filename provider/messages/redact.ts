/** A name of a person, which may be a part of another word. */
const WORDS = /^[\p{L}\p{M} .'-]+$/u;

/** The text with `[secret]` in place of each secret value, in any case. */
export function redact(text: string, secrets: Iterable<string>): string {
    // The longest first: a number is part of the same number with its extension.
    const ordered = [...secrets].sort((one, other) => other.length - one.length);
    return ordered.reduce((left, secret) => left.replace(pattern(secret), "[secret]"), text);
}

function pattern(secret: string): RegExp {
    const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return WORDS.test(secret)
        ? new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "giu")
        : new RegExp(literal, "gi");
}
