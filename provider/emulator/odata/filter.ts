import { badRequest } from "../error-responses";

export type Literal = string | number | boolean | null;

/** A parsed `$filter`. `any` is true if the list contains the value, as in `list/any(x:x eq 'value')`. */
export type Filter =
    | { readonly kind: "and"; readonly of: readonly Filter[] }
    | { readonly kind: "or"; readonly of: readonly Filter[] }
    | { readonly kind: "not"; readonly of: Filter }
    | { readonly kind: "in"; readonly property: string; readonly values: readonly Literal[] }
    | { readonly kind: "startswith"; readonly property: string; readonly text: string }
    | { readonly kind: "any"; readonly property: string; readonly value: Literal };

const TOKEN = /\s*(?:'((?:[^']|'')*)'|([(),:])|([A-Za-z_][\w/.]*)|(-?\d+(?:\.\d+)?))/y;

interface Token {
    readonly kind: "text" | "mark" | "word" | "number";
    readonly value: string;
}

/** @throws GraphError 400 with the unexpected token or its position */
export function parseFilter(text: string): Filter {
    return new Parser(text).parse();
}

class Parser {
    readonly #tokens: Token[];
    #at = 0;

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
        if (this.#accept("word", "not")) return { kind: "not", of: this.#term() };
        if (this.#accept("mark", "(")) {
            const inner = this.#or();
            this.#expect("mark", ")");
            return inner;
        }
        const property = this.#expect("word");
        if (property === "startswith") return this.#startsWith();
        if (property.endsWith("/any")) return this.#any(property.slice(0, -"/any".length));
        if (this.#accept("word", "in")) return { kind: "in", property, values: this.#list() };
        const isEqual = this.#accept("word", "eq");
        if (!isEqual) this.#expect("word", "ne");
        const equal: Filter = { kind: "in", property, values: [this.#literal()] };
        return isEqual ? equal : { kind: "not", of: equal };
    }

    #startsWith(): Filter {
        this.#expect("mark", "(");
        const property = this.#expect("word");
        this.#expect("mark", ",");
        const text = this.#expect("text");
        this.#expect("mark", ")");
        return { kind: "startswith", property, text };
    }

    #any(property: string): Filter {
        this.#expect("mark", "(");
        const name = this.#expect("word");
        this.#expect("mark", ":");
        this.#expect("word", name);
        this.#expect("word", "eq");
        const value = this.#literal();
        this.#expect("mark", ")");
        return { kind: "any", property, value };
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
        if (token?.kind === "text") return token.value;
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

function tokens(text: string): Token[] {
    const found: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
        const at = TOKEN.lastIndex;
        const match = TOKEN.exec(text);
        if (!match) throw badRequest(`Invalid filter clause: syntax error at position ${at} in '${text}'.`);
        const [, quoted, mark, word, number] = match;
        if (quoted !== undefined) found.push({ kind: "text", value: quoted.replaceAll("''", "'") });
        else if (mark !== undefined) found.push({ kind: "mark", value: mark });
        else if (word !== undefined) found.push({ kind: "word", value: word });
        else found.push({ kind: "number", value: number ?? "" });
    }
    return found;
}
