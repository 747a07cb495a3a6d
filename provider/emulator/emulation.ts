import { randomBytes, randomUUID } from "node:crypto";
import type { TenantDescription } from "../model/tenant";
import type { EmbeddedTenant } from "../tenant/embedded";
import { Clock } from "./clock";
import { ALL_ROLES, type EmulatorOptions } from "./emulator-options";
import { FaultRegistry } from "./faults/fault-registry";
import { AUDIENCE, type Claims, sign, verify } from "./jwt";
import { Operations } from "./operations";
import { RequestLog } from "./request-log";

export interface TokenRequest {
    /** Client id. Default: a fixed id. */
    readonly subject?: string;
    /** Default: the emulator's option `roles`. */
    readonly roles?: readonly string[];
    /** Default: 3599, as for Microsoft's own tokens. */
    readonly expiresInSeconds?: number;
    /** Default: the emulated tenant's id. */
    readonly tenantId?: string;
}

/** The state of one emulator besides its tenant. It ends with the process. */
export class Emulation {
    readonly settings: Required<EmulatorOptions>;
    readonly clock: Clock;
    readonly faults: FaultRegistry;
    readonly operations = new Operations();
    readonly requests = new RequestLog();
    #generation = 0;

    constructor(
        readonly tenant: EmbeddedTenant,
        options: EmulatorOptions,
    ) {
        this.settings = {
            errors: "immediate",
            forbidden: "permissions",
            nextLink: true,
            resourceAccounts: "shown",
            operationPolls: 1,
            latencyMs: 0,
            clients: [],
            roles: ALL_ROLES,
            secret: randomBytes(32).toString("hex"),
            ...options,
        };
        this.clock = new Clock(tenant);
        this.faults = new FaultRegistry(tenant, this.clock);
    }

    describe(): Promise<TenantDescription> {
        return this.tenant.describe();
    }

    async issueToken(request: TokenRequest = {}): Promise<string> {
        const tid = request.tenantId ?? (await this.describe()).id;
        const subject = request.subject ?? "00000000-0000-4000-8000-00000000c11e";
        const iat = Math.floor(this.clock.now().getTime() / 1000);
        const claims: Claims = {
            aud: AUDIENCE,
            iss: `https://sts.windows.net/${tid}/`,
            tid,
            appid: subject,
            sub: subject,
            roles: request.roles ?? this.settings.roles,
            iat,
            exp: iat + (request.expiresInSeconds ?? 3599),
            jti: randomUUID(),
            generation: this.#generation,
        };
        return sign(claims, this.settings.secret);
    }

    /** Invalidates every token issued so far, as when Entra revokes sessions. */
    revokeTokens(): void {
        this.#generation++;
    }

    /** @returns the claims of a valid token, or the reason why it is invalid */
    check(token: string): Claims | "malformed" | "forged" | "expired" {
        const claims = verify(token, this.settings.secret);
        if (typeof claims === "string") return claims;
        const isExpired = claims.exp <= this.clock.now().getTime() / 1000;
        return isExpired || claims.generation !== this.#generation ? "expired" : claims;
    }
}
