/** The same value with another text for each text in it. Keys stay as they are. */
export function mapTexts<T>(value: T, map: (text: string) => string): T {
    if (typeof value === "string") return map(value) as T;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(each => mapTexts(each, map)) as T;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, map)])) as T;
}
