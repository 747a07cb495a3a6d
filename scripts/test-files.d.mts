export declare const ENGINE: readonly string[];
export declare function allTests(): string[];
export declare function unitTests(): string[];
export declare function namedIn(args: readonly string[]): string[];
export declare function mayRun(names: readonly string[], list: readonly string[]): boolean;
