import { TeamsPhoneError } from "../../../errors";
import type { Cmdlet, Parameters } from "../cmdlets";
import { HostLost } from "./host-lost";
import { type Ending, HostProcess, type Launch } from "./host-process";
import { type Message, type Reply, Versions } from "./message";
import { startFailure } from "./start-failure";

export interface Answer extends Pick<Reply, "output" | "error"> {
    readonly warnings: readonly string[];
}

interface Waiting {
    readonly id: number;
    readonly warnings: string[];
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: Error) => void;
}

/** How long PowerShell may take to load the module, in milliseconds. The real module takes several seconds. */
const START_TIMEOUT_MS = 180_000;

/** One PowerShell process and its calls, one at a time. */
export class HostClient {
    /** Resolves once the module is loaded. @throws TeamsPhoneError `powershell-start` */
    readonly ready: Promise<Versions>;
    readonly #process: HostProcess;
    #waiting: Waiting | null = null;
    #lastId = 0;
    #ending: Ending | null = null;

    constructor(launch: Launch) {
        this.#process = new HostProcess(launch, message => this.#receive(message));
        void this.#process.ended.then(ending => {
            this.#ending = ending;
            this.#lose(`PowerShell ended (${ending.how})`);
        });
        this.ready = this.#start();
        this.ready.catch(() => undefined);
    }

    /** Whether the process has ended. */
    get isOver(): boolean {
        return this.#ending !== null;
    }

    async #start(): Promise<Versions> {
        let answer: Answer;
        try {
            answer = await this.#await(0, START_TIMEOUT_MS);
        } catch (error) {
            throw startFailure({ error: error as Error, ending: this.#ending });
        }
        if (answer.error) throw startFailure({ fault: answer.error });
        const versions = Versions.parse(answer.output[0]);
        this.#process.identify(versions.process);
        return versions;
    }

    /**
     * Calls a cmdlet. The caller waits for the answer before it calls the next.
     * @throws HostLost if no answer comes
     * @throws TeamsPhoneError `malformed` for a text with half a surrogate pair, which JSON in .NET cannot read
     */
    async call<C extends Cmdlet>(cmdlet: C, parameters: Parameters<C>, timeoutMs: number): Promise<Answer> {
        refuseHalfPairs(cmdlet, parameters);
        await this.ready;
        if (this.#ending) throw new HostLost(`PowerShell ended (${this.#ending.how})`);
        this.#lastId += 1;
        const answer = this.#await(this.#lastId, timeoutMs);
        this.#process.send(JSON.stringify({ id: this.#lastId, cmdlet, parameters }));
        return answer;
    }

    /** Lets the process end after the call in flight. */
    close(): void {
        this.#process.close();
    }

    async #await(id: number, timeoutMs: number): Promise<Answer> {
        this.#process.hold(true);
        const timer = setTimeout(() => {
            this.#lose(`PowerShell did not answer within ${timeoutMs / 1000} s`);
            this.#process.kill();
        }, timeoutMs);
        try {
            return await new Promise<Answer>((resolve, reject) => {
                this.#waiting = { id, warnings: [], resolve, reject };
            });
        } finally {
            clearTimeout(timer);
            this.#process.hold(false);
        }
    }

    #receive(message: Message | null): void {
        const waiting = this.#waiting;
        if (message === null) {
            // The answer cannot be told from other output any more.
            this.#lose("PowerShell sent an answer that cannot be read");
            this.#process.kill();
        } else if (waiting?.id !== message.id) {
            return;
        } else if ("note" in message) {
            if (message.note === "warning") waiting.warnings.push(message.text ?? "");
        } else {
            this.#waiting = null;
            waiting.resolve({ output: message.output, error: message.error, warnings: waiting.warnings });
        }
    }

    #lose(why: string): void {
        const waiting = this.#waiting;
        this.#waiting = null;
        waiting?.reject(new HostLost(why));
    }
}

function refuseHalfPairs(cmdlet: string, parameters: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(parameters)) {
        const texts = Array.isArray(value) ? value : [value];
        if (texts.some(text => typeof text === "string" && !text.isWellFormed()))
            throw new TeamsPhoneError(
                "malformed",
                `The value of -${name} for ${cmdlet} has half of a surrogate pair, which is not a character. Nothing was sent.`,
            );
    }
}
