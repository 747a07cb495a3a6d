import { LineCounter, parseDocument, type YAMLError } from "yaml";
import { TeamsPhoneError } from "../../../errors";
import { plainMessage } from "../../../messages/text";
import { readRegularFile } from "../../../regular-file";

export interface WorldFile {
    readonly data: unknown;
    /** The file's text, to detect later edits. */
    readonly text: string;
}

/** Reads the YAML of a world. @throws TeamsPhoneError `world-missing`, or `world-malformed` with every problem and its line */
export function readWorldFile(file: string): WorldFile {
    const text = decode(readBytes(file), file);
    const lines = new LineCounter();
    try {
        // Reports the library's warnings as problems instead of letting it print them; `silent` would ignore a second document.
        const document = parseDocument(text, { logLevel: "error", prettyErrors: false, lineCounter: lines });
        const problems = [...document.errors, ...document.warnings];
        if (problems.some(isTooDeep)) throw malformedWorld(file, [TOO_DEEP]);
        if (problems.length > 0) throw malformedWorld(file, syntax(problems, lines));
        if (document.contents === null) throw malformedWorld(file, ["the file as a whole: is empty"]);
        return { data: document.toJS(), text };
    } catch (error) {
        if (error instanceof TeamsPhoneError) throw error;
        throw malformedWorld(file, [isTooDeep(error as Error) ? TOO_DEEP : describeAliasError(error as Error)]);
    }
}

/** The error for a world with these problems, one per line. */
export function malformedWorld(name: string, problems: readonly string[]): TeamsPhoneError {
    const shown = problems.slice(0, MAX_LINES).map(line => `  ${plainMessage(line)}`);
    const more = problems.length > MAX_LINES ? [`  and ${problems.length - MAX_LINES} more`] : [];
    return new TeamsPhoneError("world-malformed", [`The world ${name} is malformed:`, ...shown, ...more].join("\n"));
}

/** A file with more problems than this probably has one cause for all of them. */
const MAX_LINES = 100;
const TOO_DEEP = "the file as a whole: is nested too deeply";
/** Later syntax errors are usually consequences of the first ones. */
const MAX_SYNTAX_ERRORS = 5;

const REASONS: Readonly<Record<string, string>> = {
    ENOENT: ": the file does not exist",
    EISDIR: ": it is a folder",
    EACCES: ": you do not have permission to read it",
    EINVAL: ": it is a device or a pipe, not a file",
    EFBIG: ": it is too large for a world",
};

function readBytes(file: string): Buffer {
    try {
        return readRegularFile(file);
    } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        throw new TeamsPhoneError(
            "world-missing",
            `The world ${file} cannot be read (${code})${REASONS[code] ?? ""}. Correct teams-phone:world, which is relative to the folder of Pulumi.yaml, or --from.`,
            { cause: error },
        );
    }
}

function decode(bytes: Buffer, file: string): string {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
        throw malformedWorld(file, ["the file as a whole: is not UTF-8 text. Save it as UTF-8."]);
    }
}

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
