/** Graph's limit for a request. The emulator applies it before and after decompression. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** The longest lag of reads: a day, which Microsoft gives as the rare maximum. */
export const MAX_LAG_MS = 24 * 60 * 60 * 1000;
/** The longest text of a number that a call or a fault may name. The longest number with an extension has about 30 characters. */
export const MAX_NUMBER_LENGTH = 100;
/** The longest other text that the emulator keeps, such as the message of a fault or the path of a logged request. */
export const MAX_TEXT_LENGTH = 2000;
/** How many faults can wait, those that chaos drew for the tenant included. */
export const MAX_FAULTS = 1000;
/** How many different calls chaos remembers. It draws for a forgotten call as if the call were new. */
export const MAX_REMEMBERED_CALLS = 50_000;
