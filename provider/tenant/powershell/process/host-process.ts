import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { Message } from "./message";

export interface Launch {
    /** The executable, and arguments that come before those of PowerShell. */
    readonly command: readonly [executable: string, ...rest: string[]];
    /** Name or path of the module. Default: `MicrosoftTeams`. */
    readonly module?: string;
    /** Variables for the process beside those of this one. */
    readonly environment?: Readonly<Record<string, string>>;
}

export interface Ending {
    /** In words, as in `exit code 7`. */
    readonly how: string;
    /** Why the operating system could not start the executable; `null` if it did. */
    readonly startError: NodeJS.ErrnoException | null;
    /** The end of what was written to stderr. */
    readonly stderr: string;
}

const HOST = path.join(__dirname, "../host.ps1");
/** How many characters of stderr are kept. */
const STDERR_LENGTH = 4_000;
/** Variables of this process that PowerShell has no use for. */
const SECRETS = [
    "AZURE_CLIENT_SECRET",
    "AZURE_CLIENT_CERTIFICATE_PASSWORD",
    "PULUMI_ACCESS_TOKEN",
    "PULUMI_CONFIG_PASSPHRASE",
    "TEAMS_PHONE_GRAPH_TOKEN",
];

/**
 * The PowerShell process that runs `host.ps1`. It keeps the event loop running only while it is held. It ends by itself when this
 * process ends, even during a call, because it reads stdin all the time.
 */
export class HostProcess {
    readonly ended: Promise<Ending>;
    readonly #marker = randomBytes(12).toString("hex");
    readonly #child: ChildProcessWithoutNullStreams;
    #pid: number | null = null;
    #isEnded = false;
    #line: string[] = [];
    #stderr = "";

    /** @param receive Called with each message of the host; with `null` for a message that cannot be read. */
    constructor(
        { command: [executable, ...rest], module, environment = {} }: Launch,
        private readonly receive: (message: Message | null) => void,
    ) {
        // Only Windows has execution policies.
        const policy = process.platform === "win32" ? ["-ExecutionPolicy", "Bypass"] : [];
        const named = module === undefined ? [] : ["-Module", module];
        const flags = ["-NoProfile", "-NonInteractive", ...policy, "-File", HOST, "-Marker", this.#marker, ...named];
        this.#child = spawn(executable, [...rest, ...flags], {
            env: { ...inherited(), ...environment },
            windowsHide: true,
        });
        const { stdin, stdout, stderr } = this.#child;
        // A write to a process that has just ended fails here, and `ended` tells so.
        stdin.on("error", () => undefined);
        stdout.setEncoding("utf8").on("data", (chunk: string) => this.#split(chunk));
        stderr.setEncoding("utf8").on("data", (chunk: string) => {
            this.#stderr = (this.#stderr + chunk).slice(-STDERR_LENGTH);
        });
        this.ended = this.#awaitEnd();
    }

    #awaitEnd(): Promise<Ending> {
        return new Promise(resolve => {
            const end = (how: string, startError: NodeJS.ErrnoException | null) => {
                this.#isEnded = true;
                resolve({ how, startError, stderr: this.#stderr.trim() });
            };
            this.#child.once("error", error => end(error.message, error));
            this.#child.once("close", (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`, null));
        });
    }

    /** Sends one line. */
    send(line: string): void {
        this.#child.stdin.write(`${line}\n`);
    }

    /** Whether an answer is due: only then does the process keep the event loop running. */
    hold(isHeld: boolean): void {
        const change = isHeld ? "ref" : "unref";
        this.#child[change]();
        // The streams of a child process are sockets, though their types do not say so.
        const { stdin, stdout, stderr } = this.#child;
        for (const stream of [stdin, stdout, stderr])
            (stream as Partial<Record<typeof change, () => void>>)[change]?.();
    }

    /** Notes the id of the process itself, which is not the child if a launcher started it. */
    identify(pid: number): void {
        this.#pid = pid;
    }

    /** Ends stdin. The host ends once it has answered what it has read, or after three seconds. */
    close(): void {
        this.#child.stdin.end();
    }

    /** Ends the process during a call. */
    kill(): void {
        if (this.#isEnded) return;
        this.#child.kill("SIGKILL");
        if (this.#pid === null || this.#pid === this.#child.pid) return;
        try {
            process.kill(this.#pid, "SIGKILL");
        } catch {
            // It has ended already.
        }
    }

    /** A line can have many megabytes, so only new text is searched for its end. */
    #split(chunk: string): void {
        const [first = "", ...more] = chunk.split("\n");
        this.#line.push(first);
        for (const next of more) {
            this.#receiveLine(this.#line.join(""));
            this.#line = [next];
        }
    }

    #receiveLine(line: string): void {
        if (line.startsWith(this.#marker)) this.receive(parse(line.slice(this.#marker.length)));
    }
}

function parse(json: string): Message | null {
    try {
        return Message.parse(JSON.parse(json));
    } catch {
        return null;
    }
}

function inherited(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !SECRETS.includes(name));
    return {
        ...Object.fromEntries(kept),
        POWERSHELL_TELEMETRY_OPTOUT: "1",
        POWERSHELL_UPDATECHECK: "Off",
        NO_COLOR: "1",
    };
}
