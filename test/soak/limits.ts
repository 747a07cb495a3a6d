export interface Limits {
    /** What every choice by chance follows from. */
    readonly seed: number;
    /** Whether the time is up: nothing more is begun then. */
    readonly isOver: () => boolean;
    readonly say: (line: string) => void;
}

export interface Result {
    readonly summary: string;
    readonly wrong: readonly string[];
    /** Whether all that was asked for was done in time. */
    readonly isComplete: boolean;
}
