import { readFileSync, statSync } from "node:fs";

const MEBIBYTE = 1024 * 1024;
/** Ten times a tenant of 100,000 accounts. The parsers hold a file in memory several times over. */
const MAX_BYTES = 256 * MEBIBYTE;

/**
 * Reads a file that a user names. A pipe or a device, such as `/dev/zero`, might never end.
 * @throws Error if it is something else than a file, too large, or cannot be read; `code` is that of the file system
 */
export function readRegularFile(file: string, maxBytes: number = MAX_BYTES): Buffer {
    const stats = statSync(file);
    if (!stats.isFile() && !stats.isDirectory()) throw problem("EINVAL", "it is a device or a pipe, not a file");
    if (stats.size > maxBytes) throw problem("EFBIG", `it is larger than ${maxBytes / MEBIBYTE} MiB`);
    return readFileSync(file);
}

function problem(code: string, message: string): Error {
    return Object.assign(new Error(message), { code });
}
