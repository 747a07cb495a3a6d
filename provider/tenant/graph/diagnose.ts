import type { HttpClient } from "@azure/core-rest-pipeline";
import type { z } from "zod";
import type { GraphConfiguration } from "../../config/graph-configuration";
import { TeamsPhoneError } from "../../errors";
import { tenantLine } from "../tenant-line";
import { wrongTenant } from "../wrong-tenant";
import { entities, entity } from "./api/entities";
import { MAX_CLOCK_SKEW_MS } from "./api/limits";
import { NUMBERS, ORGANIZATION, query, USER_CONFIGURATIONS, USERS } from "./api/paths";
import { NumberAssignment, Organization } from "./api/wire";
import { chooseCredential, makeCredential } from "./auth/credentials";
import { claimsOf, identityOf, TokenCache } from "./auth/token-cache";
import { UserConfiguration } from "./reads/to-account";
import { User } from "./reads/user-directory";
import { boundedHttpClient } from "./transport/bounded-http-client";
import { readError } from "./transport/graph-error";
import { HttpTransport } from "./transport/http-transport";
import { hasContent, type RequestResult } from "./transport/response";
import { RESPONSE_TIMEOUT_MS, TUNING } from "./tuning";

/** One line of the diagnosis. The text of a `wrong` one says what to do. */
export interface Check {
    readonly about: string;
    readonly state: "ok" | "wrong" | "note";
    readonly text: string;
}

const WRITE_PERMISSION = "TeamsTelephoneNumber.ReadWrite.All";
/** What each read shows. It throws a TeamsPhoneError if the content is not what Microsoft documents. */
const PROBES: readonly (readonly [
    about: string,
    path: string,
    read: (body: unknown, of: GraphConfiguration) => string,
])[] = [
    ["tenant", ORGANIZATION, readTenant],
    ["numbers", query(NUMBERS, { $top: 1 }), canBeRead(NumberAssignment)],
    ["voice settings", query(USER_CONFIGURATIONS, { $top: 1 }), canBeRead(UserConfiguration)],
    ["accounts", query(USERS, { $top: 1, $select: "id" }), canBeRead(User.pick({ id: true }))],
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
    client: HttpClient = boundedHttpClient(TUNING.maxResponseBytes, RESPONSE_TIMEOUT_MS),
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
        PROBES.map(async ([about, path, read]) => {
            const result = await http.send({ method: "GET", path });
            return { about, path, read, result };
        }),
    );
    const reads = probes.map(({ about, path, read, result }): Check => {
        try {
            if (!hasContent(result)) throw readError(path, result);
            return { about, state: "ok", text: read(result.body, configuration) };
        } catch (error) {
            if (!(error instanceof TeamsPhoneError)) throw error;
            return { about, state: "wrong", text: error.message };
        }
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

function readTenant(body: unknown, { endpoint, tenantId }: GraphConfiguration): string {
    const { id, displayName } = entity(Organization, body);
    if (id !== tenantId) throw wrongTenant(tenantId, `the login reaches ${displayName} (${id})`);
    return tenantLine(
        { name: displayName ?? tenantId, id: tenantId },
        endpoint === null ? "graph" : { emulator: endpoint },
    );
}

function canBeRead(schema: z.ZodType) {
    return (body: unknown) => {
        entities(schema, body);
        return "can be read";
    };
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
