import { Semaphore } from "../../../concurrency/semaphore";
import { TeamsPhoneError } from "../../../errors";
import { redact } from "../../../messages/redact";
import { wrongTenant } from "../../wrong-tenant";
import type { Cmdlet, Output, Parameters } from "../cmdlets";
import { HostClient } from "../process/host-client";
import { HostLost } from "../process/host-lost";
import type { Launch } from "../process/host-process";
import type { Versions } from "../process/message";
import { LOOKUP_WINDOW_MS, MAX_LOST_CALLS, TOKEN_RENEWAL_MS, type Tuning } from "../tuning";
import { CmdletError } from "./cmdlet-error";
import { type CmdletOutput, interpret } from "./interpret";
import type { TokenPair } from "./token-pair";

export interface SessionSettings {
    readonly launch: Launch;
    /** GUID, lower case. */
    readonly tenantId: string;
    /** `-TeamsEnvironmentName`; `null` for the commercial cloud. */
    readonly environmentName: string | null;
    readonly requestTokens: () => Promise<TokenPair>;
    /** Called when PowerShell starts. */
    readonly notify: (text: string) => void;
    readonly tuning: Tuning;
}

/** A login to Teams in one PowerShell process. It starts when it is needed, and again if it ends. Calls run one after the other. */
export class Session {
    readonly #turns = new Semaphore(1);
    #host: HostClient | null = null;
    #renewAt = 0;
    #tokens: TokenPair | null = null;
    #tenant: Output<"Get-CsTenant"> | null = null;
    #isClosed = false;

    constructor(private readonly settings: SessionSettings) {}

    /** Logs in unless that has been done, and returns the tenant. @throws TeamsPhoneError */
    async tenant(): Promise<Output<"Get-CsTenant">> {
        await this.#turns.run(() => this.#connected());
        return this.#tenant as Output<"Get-CsTenant">;
    }

    /** The versions of PowerShell and of the module. */
    async versions(): Promise<Versions> {
        return (await this.#turns.run(() => this.#connected())).ready;
    }

    /** Calls a cmdlet that only reads. @throws CmdletError or TeamsPhoneError */
    async read<C extends Cmdlet>(
        cmdlet: C,
        parameters: Parameters<C>,
        timeoutMs = this.settings.tuning.callTimeoutMs,
    ): Promise<readonly Output<C>[]> {
        try {
            return (await this.#turns.run(() => this.#repeat(() => this.#call(cmdlet, parameters, timeoutMs)))).rows;
        } catch (error) {
            if (!(error instanceof HostLost)) throw error;
            throw new TeamsPhoneError("powershell-lost", `${cmdlet} failed: ${error.message}. Run again.`, {
                cause: error,
                retryable: true,
            });
        }
    }

    /** Calls a cmdlet that writes, and returns its warnings. @throws HostLost if it may have written, CmdletError or TeamsPhoneError */
    async write<C extends Cmdlet>(cmdlet: C, parameters: Parameters<C>): Promise<readonly string[]> {
        const { callTimeoutMs } = this.settings.tuning;
        return (await this.#turns.run(() => this.#call(cmdlet, parameters, callTimeoutMs))).warnings;
    }

    /** Runs a function once no call is in flight. Lookups that arrive until then share a call. */
    onNextTurn(load: () => void): void {
        setTimeout(() => void this.#turns.run(async () => load()), LOOKUP_WINDOW_MS);
    }

    close(): void {
        this.#isClosed = true;
        this.#host?.close();
    }

    async #call<C extends Cmdlet>(cmdlet: C, parameters: Parameters<C>, timeoutMs: number): Promise<CmdletOutput<C>> {
        const host = await this.#connected();
        try {
            return await this.#ask(host, cmdlet, parameters, timeoutMs);
        } catch (error) {
            // The service refused the call because of the login, so it did nothing.
            if (!(error instanceof CmdletError) || !error.isExpiredLogin) throw error;
            await this.#login(host);
            return this.#ask(host, cmdlet, parameters, timeoutMs);
        }
    }

    /** A host that is logged in. Nothing has been written yet, so this may start again. */
    #connected(): Promise<HostClient> {
        return this.#repeat(async () => {
            if (this.#isClosed) throw new TeamsPhoneError("powershell-lost", "The connection to PowerShell is closed.");
            if (this.#host === null || this.#host.isOver) this.#start();
            const host = this.#host as unknown as HostClient;
            if (this.#renewAt <= Date.now()) await this.#login(host);
            return host;
        });
    }

    #start(): void {
        this.settings.notify("Starting PowerShell with the MicrosoftTeams module, which takes several seconds ...");
        this.#host = new HostClient(this.settings.launch);
        this.#renewAt = 0;
    }

    /** Connecting checks nothing, so the tenant is read at once. */
    async #login(host: HostClient): Promise<void> {
        const { tenantId, environmentName, requestTokens, tuning } = this.settings;
        // The module loads meanwhile.
        const [tokens] = await Promise.all([requestTokens(), host.ready]);
        this.#tokens = tokens;
        try {
            const AccessTokens = [tokens.graph, tokens.teams];
            const cloud = environmentName === null ? {} : { TeamsEnvironmentName: environmentName };
            await this.#ask(host, "Connect-MicrosoftTeams", { AccessTokens, ...cloud }, tuning.callTimeoutMs);
            const { rows } = await this.#ask(host, "Get-CsTenant", {}, tuning.callTimeoutMs);
            this.#tenant = this.#requireTenant(rows[0], tenantId);
        } catch (error) {
            if (!(error instanceof CmdletError)) throw error;
            throw new TeamsPhoneError("login", `The login to Microsoft Teams failed: ${error.inWords}`, {
                cause: error,
            });
        }
        this.#renewAt = tokens.expiresAt - TOKEN_RENEWAL_MS;
    }

    #requireTenant(row: Output<"Get-CsTenant"> | undefined, tenantId: string): Output<"Get-CsTenant"> {
        if (row?.TenantId?.toLowerCase() === tenantId) return row;
        throw wrongTenant(tenantId, `PowerShell is connected to ${row?.DisplayName} (${row?.TenantId ?? "no tenant"})`);
    }

    async #ask<C extends Cmdlet>(host: HostClient, cmdlet: C, parameters: Parameters<C>, timeoutMs: number) {
        const { output, error, warnings } = await host.call(cmdlet, parameters, timeoutMs);
        const clean = (text: string) => redact(text, this.#tokens ? [this.#tokens.graph, this.#tokens.teams] : []);
        return interpret(cmdlet, {
            output,
            error: error && { ...error, message: clean(error.message), causes: error.causes.map(clean) },
            warnings: warnings.map(clean),
        });
    }

    async #repeat<T>(task: () => Promise<T>): Promise<T> {
        for (let lost = 0; ; ) {
            try {
                return await task();
            } catch (error) {
                lost += 1;
                if (!(error instanceof HostLost) || lost > MAX_LOST_CALLS) throw error;
            }
        }
    }
}
