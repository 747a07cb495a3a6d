import type { HttpClient } from "@azure/core-rest-pipeline";
import type { GraphConfiguration } from "../../config/graph-configuration";
import { tenantLine } from "../tenant-line";
import { MAX_CLOCK_SKEW_MS } from "./api/limits";
import { NUMBERS, ORGANIZATION, query, USER_CONFIGURATIONS, USERS } from "./api/paths";
import { entities, Organization } from "./api/wire";
import { chooseCredential, makeCredential } from "./auth/credentials";
import { claimsOf, identityOf, TokenCache } from "./auth/token-cache";
import { readError } from "./transport/graph-error";
import { HttpTransport } from "./transport/http-transport";
import type { GraphResponse, RequestResult } from "./transport/response";

/** One line of the diagnosis. The text of a `wrong` one says what to do. */
export interface Check {
    readonly about: string;
    readonly state: "ok" | "wrong" | "note";
    readonly text: string;
}

const WRITE_PERMISSION = "TeamsTelephoneNumber.ReadWrite.All";
const PROBES: readonly (readonly [about: string, path: string])[] = [
    ["tenant", ORGANIZATION],
    ["numbers", query(NUMBERS, { $top: 1 })],
    ["voice settings", query(USER_CONFIGURATIONS, { $top: 1 })],
    ["accounts", query(USERS, { $top: 1, $select: "id" })],
];

/**
 * Checks the login, each permission and the clock, without writing anything.
 * @param root Graph's address with its version
 * @param locations What to report on looking up emergency locations
 */
export async function diagnose(
    configuration: GraphConfiguration,
    root: string,
    locations: Check,
    client?: HttpClient,
): Promise<Check[]> {
    const tokens = new TokenCache(configuration.tenantId, () => makeCredential(configuration));
    const kind = configuration.endpoint
        ? "the emulator's"
        : (configuration.credential ?? chooseCredential(process.env));
    let token: string;
    try {
        token = await tokens.get();
    } catch (error) {
        return [{ about: "login", state: "wrong", text: (error as Error).message }];
    }
    const login: Check = {
        about: "login",
        state: "ok",
        text: `${identityOf(token)} in tenant ${configuration.tenantId} (${kind})`,
    };
    const http = new HttpTransport(root, tokens, client);
    const probes = await Promise.all(
        PROBES.map(async ([about, path]) => ({ about, path, result: await http.send({ method: "GET", path }) })),
    );
    const reads = probes.map(({ about, path, result }): Check => {
        const isRead = result.kind === "response" && result.status < 400;
        return {
            about,
            state: isRead ? "ok" : "wrong",
            text: isRead ? textOf(path, result, configuration) : readError(path, result).message,
        };
    });
    return [
        login,
        ...reads,
        checkWrite(token),
        checkClock(probes.map(({ result }) => result)),
        ...CAPABILITIES,
        locations,
        NOT_SHOWN,
    ];
}

function textOf(path: string, { body }: GraphResponse, { endpoint, tenantId }: GraphConfiguration): string {
    if (path !== ORGANIZATION) return "can be read";
    const name = entities(Organization, body)[0]?.displayName ?? tenantId;
    return tenantLine({ name, id: tenantId }, endpoint === null ? "graph" : { emulator: endpoint });
}

/** Looks into the token, since no write can be tried. It lists an application's permissions as roles, and a person's as scopes. */
function checkWrite(token: string): Check {
    const claims = claimsOf(token);
    const roles = Array.isArray(claims?.roles) ? claims.roles.map(String) : [];
    const scopes = typeof claims?.scp === "string" ? claims.scp.split(" ") : [];
    const about = "writing numbers";
    if ([...roles, ...scopes].includes(WRITE_PERMISSION))
        return { about, state: "ok", text: `permitted (${WRITE_PERMISSION})` };
    if (claims === null) return { about, state: "note", text: "unknown: the token does not show its permissions" };
    return {
        about,
        state: "wrong",
        text: `not permitted: the login lacks ${WRITE_PERMISSION}. Previews work; for \`pulumi up\` add it to the app registration and have an administrator consent.`,
    };
}

/** Tokens have a validity period, which Entra ID checks with a tolerance. */
function checkClock(results: readonly RequestResult[]): Check {
    const dates = results.map(result =>
        result.kind === "response" ? Date.parse(result.headers.date ?? "") : Number.NaN,
    );
    const theirs = dates.find(date => !Number.isNaN(date));
    if (theirs === undefined)
        return { about: "clock", state: "note", text: "unknown: none of Graph's answers has a date" };
    const seconds = Math.round((Date.now() - theirs) / 1000);
    if (Math.abs(seconds) * 1000 <= MAX_CLOCK_SKEW_MS)
        return { about: "clock", state: "ok", text: `within ${Math.max(1, Math.abs(seconds))} s of Microsoft's` };
    return {
        about: "clock",
        state: "wrong",
        text: `this machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? "fast" : "slow"}. Set it, because logins fail otherwise.`,
    };
}

const CAPABILITIES: readonly Check[] = [
    { about: "assign, release, locate", state: "ok", text: "supported by Microsoft Graph v1.0" },
    {
        about: "EnterpriseVoiceEnabled",
        state: "note",
        text: "can be read, but not set: declarations that only set it are refused",
    },
];
const NOT_SHOWN: Check = {
    about: "not shown by Graph",
    state: "note",
    text: "assignment blocks, tenant settings, what resource accounts serve",
};
