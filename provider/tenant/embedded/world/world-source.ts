import { TeamsPhoneError } from "../../../errors";
import { readRegularFile } from "../../../regular-file";
import { malformedWorld } from "./malformed-world";
import type { World } from "./world";

/** A world file whose text was read. */
export interface WorldSource {
    /** The file's text, to detect later edits. */
    readonly text: string;
    /** The validated world, parsed on first use. @throws TeamsPhoneError `world-malformed` with every problem */
    readonly world: World;
}

/**
 * Reads a world file. Most runs find their tenant already created and need only the text: the libraries that parse and validate a world
 * take longer to load than everything else that such a run does with its tenant.
 *
 * @throws TeamsPhoneError `world-missing`, or `world-malformed` for a file that is not text
 */
export function readWorld(file: string): WorldSource {
    const text = decode(readBytes(file), file);
    let parsed: World | null = null;
    return {
        text,
        get world() {
            const { parseWorldText } = require("./world") as typeof import("./world");
            parsed ??= parseWorldText(text, file);
            return parsed;
        },
    };
}

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
