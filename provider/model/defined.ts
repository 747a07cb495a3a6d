type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/**
 * The entries whose value is not `undefined`, to spread into an object with optional properties: with
 * `exactOptionalPropertyTypes` such a property is absent or has a value.
 */
export function defined<T extends object>(entries: T): Partial<Defined<T>> {
    return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<
        Defined<T>
    >;
}
