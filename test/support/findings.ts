import type { Run } from "./project";

/** The errors and warnings that a run prints under a resource's name, wherever it prints the name. */
export function findingsOf({ output }: Run, name: string): string[] {
    const lines = output.split("\n").map(line => line.trim());
    return lines.flatMap((line, index) => {
        if (line !== name) return [];
        const below = lines.slice(index + 1);
        const length = below.findIndex(each => !/^(?:error|warning): /.test(each));
        return below.slice(0, length < 0 ? undefined : length);
    });
}
