import { execFileSync } from "node:child_process";
import { z } from "zod";

/** A process, with the words of its command line. */
export interface RunningProcess {
    readonly parent: number;
    readonly args: readonly string[];
}

const Answer = z.array(z.object({ ParentProcessId: z.number(), CommandLine: z.string() })).length(2);

/** A process and its parent. Windows shows command lines only through WMI, which takes about a second. */
export function processAndParent(id: number): readonly RunningProcess[] {
    const script = `$id = ${Math.trunc(id)}; @(1..2 | ForEach-Object { $p = Get-CimInstance Win32_Process -Filter "ProcessId=$id"; $id = $p.ParentProcessId; $p | Select-Object ParentProcessId, CommandLine }) | ConvertTo-Json -Compress`;
    const options = { encoding: "utf8", timeout: 15_000, windowsHide: true } as const;
    return readProcesses(
        execFileSync("powershell.exe", ["-NoProfile", "-NonInteractive", "-Command", script], options),
    );
}

/** @param json What PowerShell answers. @throws Error if it does not show both processes */
export function readProcesses(json: string): readonly RunningProcess[] {
    return Answer.parse(JSON.parse(json)).map(({ ParentProcessId: parent, CommandLine }) => ({
        parent,
        args: wordsOf(CommandLine),
    }));
}

/**
 * The program of a command line, and every word after it. Quotation marks end a word as blanks do, so that a value in quotes may become
 * several words, but no option can be hidden in one.
 */
function wordsOf(commandLine: string): string[] {
    const [, quoted, bare = "", rest = ""] = /^\s*(?:"([^"]*)"|(\S+))([\s\S]*)$/.exec(commandLine) ?? [];
    return [quoted ?? bare, ...rest.split(/[\s"]+/).filter(word => word !== "")];
}
