/** Requests in one batch: at most 20 (Microsoft's page on JSON batching). */
export const MAX_BATCH_SIZE = 20;
/** Values in one `in` filter: at most 15 (Microsoft's page on the filter parameter). */
export const MAX_IN_VALUES = 15;
/** `$top` on users: at most 999 (Microsoft's page on listing users). */
export const USERS_PAGE = 999;
/** `$top` on user configurations. Microsoft's page on the list mentions it without a bound. */
export const CONFIGURATIONS_PAGE = 999;
/** `$top` on numbers: at most 1,000 (Microsoft's page on listing number assignments). */
export const NUMBERS_PAGE = 1_000;
/** The smallest default page of these lists. A filtered list with at least as many rows may have been cut off. */
export const SMALLEST_DEFAULT_PAGE = 100;
/** How far this machine's clock may differ from Microsoft's, in milliseconds: Entra ID's own tolerance for tokens. */
export const MAX_CLOCK_SKEW_MS = 300_000;
