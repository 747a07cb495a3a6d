import {
    accessSync,
    closeSync,
    constants,
    fstatSync,
    fsync,
    mkdirSync,
    openSync,
    readSync,
    type Stats,
    statSync,
    writeSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const flush = promisify(fsync);
const NEWLINE = 0x0a;

/**
 * Appends a line to a file that several processes may write, and creates the file with its folder. The line is on the disk when
 * the promise resolves.
 * @throws Error if the line, or a part of it, could not be written
 */
export async function appendLine(file: string, line: string): Promise<void> {
    mkdirSync(path.dirname(file), { recursive: true });
    refuseSpecial(statSync(file, { throwIfNoEntry: false }));
    const descriptor = openSync(file, "a+", 0o600);
    try {
        const isFile = fstatSync(descriptor).isFile();
        const bytes = Buffer.from(`${isFile && endsWithinLine(descriptor) ? "\n" : ""}${line}\n`);
        // In one call, so that the lines of several processes do not mix.
        if (writeSync(descriptor, bytes) < bytes.length) throw new Error("only a part of the line fitted");
        // A full disk or share may only refuse the bytes now. A device cannot be flushed.
        if (isFile) await flush(descriptor);
    } finally {
        closeSync(descriptor);
    }
}

/** Why lines cannot be appended, as far as that shows without a write; `null` if nothing speaks against it. */
export function whyNotAppendable(file: string): string | null {
    try {
        const stats = statSync(file, { throwIfNoEntry: false });
        refuseSpecial(stats);
        if (stats) accessSync(file, constants.W_OK);
        else requireFolder(path.dirname(file));
        return null;
    } catch (error) {
        return (error as Error).message;
    }
}

/** Requires that a folder is writable, or can be made. */
function requireFolder(folder: string): void {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (!stats && path.dirname(folder) !== folder) {
        requireFolder(path.dirname(folder));
        return;
    }
    if (stats && !stats.isDirectory()) throw new Error(`${folder} is not a folder`);
    accessSync(folder, constants.W_OK);
}

/** Opening a pipe that nobody reads would wait for a reader. */
function refuseSpecial(stats: Stats | undefined): void {
    if (!stats || stats.isFile() || stats.isCharacterDevice()) return;
    throw new Error(stats.isDirectory() ? "it is a folder" : "it is not a file");
}

/** Whether an earlier write was cut off, on a disk that was full. Its rest must not spoil the next line. */
function endsWithinLine(descriptor: number): boolean {
    const { size } = fstatSync(descriptor);
    if (size === 0) return false;
    const last = Buffer.alloc(1);
    readSync(descriptor, last, 0, 1, size - 1);
    return last[0] !== NEWLINE;
}
