export type Value = string | number | null;

/** A condition on rows, in terms of fields that the caller defines. An empty `all` is true, an empty `any` is false. */
export type Condition<Field extends string> =
    | { readonly kind: "all" | "any"; readonly of: readonly Condition<Field>[] }
    | { readonly kind: "not"; readonly of: Condition<Field> }
    | { readonly kind: "is"; readonly field: Field; readonly values: readonly Value[] }
    /** Ignores case. */
    | { readonly kind: "startsWith" | "contains"; readonly field: Field; readonly text: string }
    /** The field is a list, stored as JSON. */
    | { readonly kind: "includes"; readonly field: Field; readonly value: string };

export interface Clause {
    readonly sql: string;
    readonly values: readonly Value[];
}

/** @param columns The SQL expression of each field. */
export function toClause<Field extends string>(
    condition: Condition<Field>,
    columns: Readonly<Record<Field, string>>,
): Clause {
    switch (condition.kind) {
        case "all":
        case "any": {
            if (condition.of.length === 0) return { sql: condition.kind === "all" ? "1" : "0", values: [] };
            const clauses = condition.of.map(each => toClause(each, columns));
            return {
                sql: `(${clauses.map(({ sql }) => sql).join(condition.kind === "all" ? " AND " : " OR ")})`,
                values: clauses.flatMap(({ values }) => values),
            };
        }
        case "not": {
            const { sql, values } = toClause(condition.of, columns);
            // SQL yields NULL for a null column; its negation must be true.
            return { sql: `NOT coalesce(${sql}, 0)`, values };
        }
        case "is":
            return isOneOf(columns[condition.field], condition.values);
        case "startsWith":
            return {
                sql: `substr(lower(${columns[condition.field]}), 1, length(?)) = lower(?)`,
                values: [condition.text, condition.text],
            };
        case "contains":
            return { sql: `instr(lower(${columns[condition.field]}), lower(?)) > 0`, values: [condition.text] };
        case "includes":
            return {
                sql: `EXISTS (SELECT 1 FROM json_each(${columns[condition.field]}) WHERE value = ?)`,
                values: [condition.value],
            };
    }
}

function isOneOf(column: string, values: readonly Value[]): Clause {
    const given = values.filter(value => value !== null);
    const parts = [
        ...(given.length > 0 ? [`${column} IN (${given.map(() => "?").join(", ")})`] : []),
        ...(given.length < values.length ? [`${column} IS NULL`] : []),
    ];
    return { sql: parts.length > 0 ? `(${parts.join(" OR ")})` : "0", values: given };
}
