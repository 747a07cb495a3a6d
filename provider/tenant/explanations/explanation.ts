/** What a text of the service means, and what to do about it. */
export interface Explanation {
    /** Matches the texts that this explains. */
    readonly pattern: RegExp;
    readonly cause: string;
    readonly fix: string;
}
