export function findActionlint(): Promise<string | null>;
