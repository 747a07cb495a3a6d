import { z } from "zod";
import { didYouMean } from "./closest";
import { describeValue, visible } from "./text";

export type Parsed<T> = { readonly data: T } | { readonly problems: readonly string[] };

/** In YAML 1.1 this key included the keys of another map, which YAML 1.2 does not do. */
const MERGE_KEY = "<<";

/**
 * Parses data from outside.
 * @param whole How to refer to the data as a whole, where a problem has no path.
 * @returns The parsed data, or all problems, one line each: the path, what is there, and what must be there.
 */
export function parseData<T>(schema: z.ZodType<T>, data: unknown, whole: string): Parsed<T> {
    const parsed = schema.safeParse(data, { reportInput: true });
    if (parsed.success) return { data: parsed.data };
    return { problems: parsed.error.issues.flatMap(issue => toLines(schema, issue, whole)) };
}

function toLines(schema: z.ZodType, issue: z.core.$ZodIssue, whole: string): string[] {
    if (issue.code !== "unrecognized_keys") return [`${place(issue.path) || whole}: ${describeIssue(issue)}`];
    const known = keysAt(schema, issue.path);
    const reason = (key: string) =>
        key === MERGE_KEY
            ? "is a merge key, which is not supported: write its keys out."
            : `is not a known key${didYouMean(key, known) || "."} The keys are ${known.join(", ")}.`;
    return issue.keys.map(key => `${place([...issue.path, key])}: ${reason(key)}`);
}

function describeIssue(issue: z.core.$ZodIssue): string {
    const { input } = issue;
    const given = input === undefined ? "is missing" : `is ${describeValue(input)}`;
    if (issue.code === "invalid_type") return `${given}; it must be ${expected(issue.expected, input)}`;
    if (issue.code === "invalid_value") {
        const words = issue.values.map(String);
        const hint = typeof input === "string" ? didYouMean(input, words) : "";
        return `${given}; it must be ${words.length > 1 ? "one of " : ""}${words.join(", ")}${hint}`;
    }
    return issue.message.startsWith("must ") ? `${given}; it ${issue.message}` : issue.message;
}

function expected(type: string, input: unknown): string {
    if (type === "string")
        return input === undefined || (typeof input === "object" && !(input instanceof Date))
            ? "a text"
            : "a text: put it in quotes";
    const words: Record<string, string> = {
        object: "a map of keys and values",
        record: "a map of keys and values",
        array: "a list",
        boolean: "true or false",
    };
    return words[type] ?? type;
}

/** The keys that the schema allows at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
    const here = path.reduce<unknown>((outer, key) => {
        const around = bare(outer);
        if (around instanceof z.ZodObject) return around.shape[key as string];
        return around instanceof z.ZodArray ? around.element : undefined;
    }, schema);
    const found = bare(here);
    if (found instanceof z.ZodObject) return Object.keys(found.shape);
    if (found instanceof z.ZodRecord && found.keyType instanceof z.ZodEnum) return found.keyType.options.map(String);
    return [];
}

function bare(schema: unknown): unknown {
    const isWrapped =
        schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable;
    return isWrapped ? bare(schema.unwrap()) : schema;
}

function place(path: readonly PropertyKey[]): string {
    return path
        .map(key => (typeof key === "number" ? `[${key}]` : `.${visible(String(key))}`))
        .join("")
        .replace(/^\./, "");
}
