/** The text with `[secret]` in place of each secret value, in any case. */
export function redact(text: string, secrets: Iterable<string>): string {
    // The longest first: a number is part of the same number with its extension.
    const ordered = [...secrets].sort((one, other) => other.length - one.length);
    return ordered.reduce((left, secret) => left.replace(new RegExp(escaped(secret), "gi"), "[secret]"), text);
}

function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
