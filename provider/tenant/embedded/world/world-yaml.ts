import { LineCounter, parseDocument, type YAMLError } from "yaml";
import { TeamsPhoneError } from "../../../errors";
import { malformedWorld } from "./malformed-world";

/** Parses the YAML of a world. @throws TeamsPhoneError `world-malformed` with every problem and its line */
export function parseWorldYaml(text: string, file: string): unknown {
    const lines = new LineCounter();
    try {
        // Reports the library's warnings as problems instead of letting it print them; `silent` would ignore a second document.
        const document = parseDocument(text, { logLevel: "error", prettyErrors: false, lineCounter: lines });
        const problems = [...document.errors, ...document.warnings];
        if (problems.some(isTooDeep)) throw malformedWorld(file, [TOO_DEEP]);
        if (problems.length > 0) throw malformedWorld(file, syntax(problems, lines));
        if (document.contents === null) throw malformedWorld(file, ["the file as a whole: is empty"]);
        return document.toJS();
    } catch (error) {
        if (error instanceof TeamsPhoneError) throw error;
        throw malformedWorld(file, [isTooDeep(error as Error) ? TOO_DEEP : describeAliasError(error as Error)]);
    }
}

const TOO_DEEP = "the file as a whole: is nested too deeply";
/** Later syntax errors are usually consequences of the first ones. */
const MAX_SYNTAX_ERRORS = 5;

function syntax(problems: readonly YAMLError[], lines: LineCounter): string[] {
    return [...new Set(problems.map(each => describe(each, lines)))].slice(0, MAX_SYNTAX_ERRORS);
}

function describe({ code, message, pos }: YAMLError, lines: LineCounter): string {
    const { line, col } = lines.linePos(pos[0]);
    const text =
        code === "MULTIPLE_DOCS"
            ? "A second document begins here (`---`). A world is a single one: remove it."
            : message;
    return `line ${line}, column ${col}: ${text}`;
}

/** Describes an error in resolving aliases, for which the library gives no position. */
function describeAliasError({ message }: Error): string {
    return /alias count/.test(message)
        ? "the file as a whole: its aliases multiply beyond the size that a world can have"
        : `the file as a whole: ${message.trim()}`;
}

// The library reports an exhausted call stack as a syntax error.
function isTooDeep({ message }: Error): boolean {
    return /call stack/.test(message);
}
