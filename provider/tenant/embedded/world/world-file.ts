import { readFileSync } from "node:fs";
import { LineCounter, parseDocument, type YAMLError } from "yaml";
import { TeamsPhoneError } from "../../../errors";

export interface WorldFile {
    readonly data: unknown;
    /** The file's text, to notice later that it was edited. */
    readonly text: string;
}

/** Reads a world's YAML. @throws TeamsPhoneError `world-missing`, or `world-malformed` with every problem and its line. */
export function readWorldFile(file: string): WorldFile {
    const text = decode(readBytes(file), file);
    const lines = new LineCounter();
    try {
        // Its warnings count as problems here, rather than being printed by the library; `silent` would drop a second document.
        const document = parseDocument(text, { logLevel: "error", prettyErrors: false, lineCounter: lines });
        const problems = [...document.errors, ...document.warnings];
        if (problems.some(isTooDeep)) throw malformed(file, [TOO_DEEP]);
        if (problems.length > 0) throw malformed(file, syntax(problems, lines));
        if (document.contents === null) throw malformed(file, ["the file as a whole: is empty"]);
        return { data: document.toJS(), text };
    } catch (error) {
        if (error instanceof TeamsPhoneError) throw error;
        throw malformed(file, [isTooDeep(error as Error) ? TOO_DEEP : aliases(error as Error)]);
    }
}

/** The error for a world with these problems, a line each. */
export function malformed(name: string, problems: readonly string[]): TeamsPhoneError {
    const shown = problems.slice(0, MOST_LINES).map(line => `  ${line}`);
    const more = problems.length > MOST_LINES ? [`  and ${problems.length - MOST_LINES} more`] : [];
    return new TeamsPhoneError("world-malformed", [`The world ${name} is malformed:`, ...shown, ...more].join("\n"));
}

/** More problems than these are one problem, in whatever wrote the file. */
const MOST_LINES = 100;
const TOO_DEEP = "the file as a whole: is nested too deeply";
/** What follows the first mistakes is mostly their consequence. */
const MOST_MISTAKES = 5;

const REASONS: Readonly<Record<string, string>> = {
    ENOENT: ": there is no such file",
    EISDIR: ": it is a folder",
    EACCES: ": you may not read it",
};

function readBytes(file: string): Buffer {
    try {
        return readFileSync(file);
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
        throw malformed(file, ["the file as a whole: is no UTF-8 text. Save it as UTF-8."]);
    }
}

function syntax(problems: readonly YAMLError[], lines: LineCounter): string[] {
    return [...new Set(problems.map(each => inPlainWords(each, lines)))].slice(0, MOST_MISTAKES);
}

function inPlainWords({ code, message, pos }: YAMLError, lines: LineCounter): string {
    const { line, col } = lines.linePos(pos[0]);
    const said =
        code === "MULTIPLE_DOCS" ? "A second document begins here (`---`), but a world is one. Remove it." : message;
    return `line ${line}, column ${col}: ${said}`;
}

/** What only resolving the aliases shows, for which the library has no place. */
function aliases({ message }: Error): string {
    return /alias count/.test(message)
        ? "the file as a whole: its aliases multiply to more than a world can hold"
        : `the file as a whole: ${message.trim()}`;
}

// The library reports the exhausted stack as a mistake in the text.
function isTooDeep({ message }: Error): boolean {
    return /call stack/.test(message);
}
