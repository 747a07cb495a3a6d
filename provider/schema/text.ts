/** Any value as text, for a message about it: an object may have no text of its own, and asking for it then throws. */
export function textOf(value: unknown): string {
    try {
        return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
    } catch {
        return `a value of type ${typeof value}`;
    }
}
