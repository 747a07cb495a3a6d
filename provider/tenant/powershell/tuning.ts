// Every value that this project chose for PowerShell, with its unit and its reason.

/** What tests may shorten. Times in milliseconds. */
export interface Tuning {
    /** How long a cmdlet may take that reads a few rows or writes. */
    readonly callTimeoutMs: number;
    /** How long a cmdlet may take that reads every account: the module reads them a page at a time. */
    readonly listTimeoutMs: number;
    /** The pauses before each read that decides whether a write is in effect. */
    readonly visibilityPausesMs: readonly number[];
    /** Rows in a page of numbers: at most 1,000 (Microsoft's page on Get-CsPhoneNumberAssignment). */
    readonly pageSize: number;
}

export const TUNING: Tuning = {
    callTimeoutMs: 180_000,
    listTimeoutMs: 1_800_000,
    visibilityPausesMs: [0, 500, 1_000, 2_000],
    pageSize: 1_000,
};

/** How often a call is sent again after PowerShell ended in the middle of it. A write never is. */
export const MAX_LOST_CALLS = 2;
/** How long a lookup waits for others to share its filter, in milliseconds. */
export const LOOKUP_WINDOW_MS = 2;
/** Values in one filter. The module sends a filter as a part of the address, which must not become too long. */
export const MAX_FILTER_VALUES = 20;
/** Up to this many values are looked up one by one. */
export const MAX_SINGLE_LOOKUPS = 2;
/** How many pages in a row may fail to continue the list of numbers. */
export const MAX_FAILED_PAGES = 6;
/** How long the name of a number's holder may be reused, in milliseconds. */
export const NAME_CACHE_MS = 60_000;
/** A token is renewed this long before it expires, in milliseconds. */
export const TOKEN_RENEWAL_MS = 300_000;
/**
 * The number of questions above which everything is read. A call of a cmdlet takes about as long as a page of a list, and a lookup
 * shares a filter with at most 19 others, so a small tenant is read as a whole soon.
 */
export const BULK_READ_THRESHOLD = 100;
