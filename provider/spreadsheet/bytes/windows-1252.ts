/** The bytes 0x80 to 0x9f (https://encoding.spec.whatwg.org/index-windows-1252.txt); U+FFFD where Windows-1252 has no character. */
const HIGH = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

/**
 * Converts to UTF-8. By hand, because the TextDecoder of Node 22.13 and of several later releases reads these bytes as ISO 8859-1
 * (https://github.com/nodejs/node/issues/56542).
 */
export function fromWindows1252(bytes: Uint8Array): Uint8Array {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    return Buffer.from(text.replace(/[\x80-\x9f]/g, character => HIGH.charAt(character.charCodeAt(0) - 0x80)));
}
