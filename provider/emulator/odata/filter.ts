import { badRequest } from "../error-responses";

export type Literal = string | number | boolean | null;

/** A parsed `$filter`. */
export type Filter =
    | { readonly kind: "and"; readonly of: readonly Filter[] }
    | { readonly kind: "or"; readonly of: readonly Filter[] }
    | { readonly kind: "not"; readonly of: Filter }
    | { readonly kind: "in"; readonly property: string; readonly values: readonly Literal[] }
    | { readonly kind: Comparison; readonly property: string; readonly value: Literal }
    | { readonly kind: TextFunction; readonly property: string; readonly text: string }
    /**
     * `list/any(x:…)` and `list/all(x:…)`. The properties in `of` are relative to the variable; the empty text is the variable
     * itself. `null` in `list/any()`, which is true for a list that is not empty.
     */
    | { readonly kind: "any" | "all"; readonly property: string; readonly of: Filter | null };
const COMPARISONS = ["gt", "ge", "lt", "le"] as const;
export type Comparison = (typeof COMPARISONS)[number];
const TEXT_FUNCTIONS = ["startswith", "endswith", "contains"] as const;
export type TextFunction = (typeof TEXT_FUNCTIONS)[number];

// Graph has such limits, but does not document them. They keep a filter within the parser's stack and SQLite's limits.
const MAX_LENGTH = 16_000;
const MAX_DEPTH = 50;
const MAX_VALUES = 500;

// Times are words without quotes in OData. They must precede numbers, which they start with.
const TOKEN =
    /\s*(?:'((?:[^']|'')*)'|([(),:])|([A-Za-z_][\w/.]*)|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)|(-?\d+(?:\.\d+)?))/y;

interface Token {
    readonly kind: "text" | "mark" | "word" | "time" | "number";
    readonly value: string;
}

/** @throws GraphError 400 with the unexpected token or its position, or for a filter that is too long or too deep */
export function parseFilter(text: string): Filter {
    if (text.length > MAX_LENGTH) throw badRequest(`A filter can have at most ${MAX_LENGTH} characters.`);
    return new Parser(text).parse();
}

class Parser {
    readonly #tokens: Token[];
    #at = 0;
    #depth = 0;
    #values = 0;

    constructor(private readonly text: string) {
        this.#tokens = tokens(text);
    }

    parse(): Filter {
        const filter = this.#or();
        if (this.#at < this.#tokens.length) throw this.#unexpected();
        return filter;
    }

    #or(): Filter {
        const parts = [this.#and()];
        while (this.#accept("word", "or")) parts.push(this.#and());
        return parts.length === 1 && parts[0] ? parts[0] : { kind: "or", of: parts };
    }

    #and(): Filter {
        const parts = [this.#term()];
        while (this.#accept("word", "and")) parts.push(this.#term());
        return parts.length === 1 && parts[0] ? parts[0] : { kind: "and", of: parts };
    }

    #term(): Filter {
        if (this.#accept("word", "not")) return { kind: "not", of: this.#nested(() => this.#term()) };
        if (this.#accept("mark", "(")) {
            const inner = this.#nested(() => this.#or());
            this.#expect("mark", ")");
            return inner;
        }
        const property = this.#expect("word");
        if (isOneOf(TEXT_FUNCTIONS, property) && this.#accept("mark", "(")) return this.#textFunction(property);
        const [, list, lambda] = /^(.+)\/(any|all)$/i.exec(property) ?? [];
        if (list && lambda) return this.#lambda(lambda.toLowerCase() === "any" ? "any" : "all", list);
        if (this.#accept("word", "in")) return { kind: "in", property, values: this.#list() };
        const comparison = COMPARISONS.find(each => this.#accept("word", each));
        if (comparison) return { kind: comparison, property, value: this.#literal() };
        const isEqual = this.#accept("word", "eq");
        if (!isEqual) this.#expect("word", "ne");
        const equal: Filter = { kind: "in", property, values: [this.#literal()] };
        return isEqual ? equal : { kind: "not", of: equal };
    }

    #nested(parse: () => Filter): Filter {
        if (++this.#depth > MAX_DEPTH) throw badRequest(`A filter can be nested at most ${MAX_DEPTH} deep.`);
        const filter = parse();
        this.#depth--;
        return filter;
    }

    #countValue(): void {
        if (++this.#values > MAX_VALUES) throw badRequest(`A filter can have at most ${MAX_VALUES} values.`);
    }

    #textFunction(kind: TextFunction): Filter {
        this.#countValue();
        const property = this.#expect("word");
        this.#expect("mark", ",");
        const text = this.#expect("text");
        this.#expect("mark", ")");
        return { kind, property, text };
    }

    #lambda(kind: "any" | "all", property: string): Filter {
        this.#expect("mark", "(");
        if (kind === "any" && this.#accept("mark", ")")) return { kind, property, of: null };
        const variable = this.#expect("word");
        this.#expect("mark", ":");
        const of = this.#relative(
            this.#nested(() => this.#or()),
            variable,
        );
        this.#expect("mark", ")");
        return { kind, property, of };
    }

    /** Makes the properties of a lambda's body relative to its variable. */
    #relative(filter: Filter, variable: string): Filter {
        if (filter.kind === "and" || filter.kind === "or")
            return { ...filter, of: filter.of.map(each => this.#relative(each, variable)) };
        if (filter.kind === "not") return { ...filter, of: this.#relative(filter.of, variable) };
        const [first, ...rest] = filter.property.split("/");
        if (first === variable) return { ...filter, property: rest.join("/") };
        throw badRequest(`Invalid filter clause: '${filter.property}' is not a property of '${variable}'.`);
    }

    #list(): Literal[] {
        this.#expect("mark", "(");
        const values = [this.#literal()];
        while (this.#accept("mark", ",")) values.push(this.#literal());
        this.#expect("mark", ")");
        return values;
    }

    #literal(): Literal {
        const token = this.#tokens[this.#at++];
        this.#countValue();
        if (token?.kind === "text" || token?.kind === "time") return token.value;
        if (token?.kind === "number") return Number(token.value);
        if (token?.kind === "word" && ["null", "true", "false"].includes(token.value))
            return JSON.parse(token.value) as null | boolean;
        this.#at--;
        throw this.#unexpected();
    }

    #accept(kind: Token["kind"], value: string): boolean {
        const token = this.#tokens[this.#at];
        if (token?.kind !== kind || token.value !== value) return false;
        this.#at++;
        return true;
    }

    #expect(kind: Token["kind"], value?: string): string {
        const token = this.#tokens[this.#at];
        if (token?.kind !== kind || (value !== undefined && token.value !== value)) throw this.#unexpected();
        this.#at++;
        return token.value;
    }

    #unexpected() {
        const found = this.#tokens[this.#at]?.value ?? "its end";
        return badRequest(`Invalid filter clause: syntax error at '${found}' in '${this.text}'.`);
    }
}

function isOneOf<T extends string>(all: readonly T[], text: string): text is T {
    return (all as readonly string[]).includes(text);
}

function tokens(text: string): Token[] {
    const found: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
        const at = TOKEN.lastIndex;
        const match = TOKEN.exec(text);
        if (!match) throw badRequest(`Invalid filter clause: syntax error at position ${at} in '${text}'.`);
        const [, quoted, mark, word, time, number] = match;
        if (quoted !== undefined) found.push({ kind: "text", value: quoted.replaceAll("''", "'") });
        else if (mark !== undefined) found.push({ kind: "mark", value: mark });
        else if (word !== undefined) found.push({ kind: "word", value: word });
        else if (time !== undefined) found.push({ kind: "time", value: time });
        else found.push({ kind: "number", value: number ?? "" });
    }
    return found;
}
