import type { HttpClient } from "@azure/core-rest-pipeline";
import type { GraphConfiguration } from "../../config/graph-configuration";
import { MAX_CLOCK_SKEW_MS } from "./api/limits";
import { NUMBERS, ORGANIZATION, query, USER_CONFIGURATIONS, USERS } from "./api/paths";
import { chooseCredential, makeCredential } from "./auth/credentials";
import { claimsOf, identityOf, TokenCache } from "./auth/token-cache";
import { readError } from "./transport/graph-error";
import { HttpTransport } from "./transport/http-transport";
import type { RequestResult } from "./transport/response";

/** One line of the diagnosis. `wrong` says what to do. */
export interface Check {
    readonly about: string;
    readonly state: "ok" | "wrong" | "note";
    readonly text: string;
}

const WRITE_NUMBERS = "TeamsTelephoneNumber.ReadWrite.All";
const PROBES: readonly (readonly [about: string, path: string])[] = [
    ["tenant", ORGANIZATION],
    ["numbers", query(NUMBERS, { $top: 1 })],
    ["voice of accounts", query(USER_CONFIGURATIONS, { $top: 1 })],
    ["accounts", query(USERS, { $top: 1, $select: "id" })],
];

/** Looks at every part of the way to Graph, and writes nothing. @param root Address with the version */
export async function diagnose(configuration: GraphConfiguration, root: string, client?: HttpClient): Promise<Check[]> {
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
    const answers = await Promise.all(
        PROBES.map(async ([about, path]) => ({ about, path, answer: await http.send({ method: "GET", path }) })),
    );
    const reads = answers.map(({ about, path, answer }): Check => {
        const isRead = answer.kind === "response" && answer.status < 400;
        return {
            about,
            state: isRead ? "ok" : "wrong",
            text: isRead ? "can be read" : readError(path, answer).message,
        };
    });
    return [login, ...reads, mayWrite(token), clock(answers.map(({ answer }) => answer)), ...LIMITS];
}

/** A write cannot be tried, so the token is asked. An application's permissions are its roles, a person's the scopes. */
function mayWrite(token: string): Check {
    const claims = claimsOf(token);
    const roles = Array.isArray(claims?.roles) ? claims.roles.map(String) : [];
    const scopes = typeof claims?.scp === "string" ? claims.scp.split(" ") : [];
    const about = "writing numbers";
    if ([...roles, ...scopes].includes(WRITE_NUMBERS))
        return { about, state: "ok", text: `permitted (${WRITE_NUMBERS})` };
    if (claims === null) return { about, state: "note", text: "not known: the token does not tell its permissions" };
    return {
        about,
        state: "wrong",
        text: `not permitted: the login lacks ${WRITE_NUMBERS}. Previews work; for \`pulumi up\` add it to the app registration and have an administrator consent.`,
    };
}

function clock(answers: readonly RequestResult[]): Check {
    const dates = answers.map(answer =>
        answer.kind === "response" ? Date.parse(answer.headers.date ?? "") : Number.NaN,
    );
    const theirs = dates.find(date => !Number.isNaN(date));
    if (theirs === undefined)
        return { about: "clock", state: "note", text: "not known: no answer says what time it is" };
    const seconds = Math.round((Date.now() - theirs) / 1000);
    if (Math.abs(seconds) * 1000 <= MAX_CLOCK_SKEW_MS)
        return { about: "clock", state: "ok", text: `within ${Math.max(1, Math.abs(seconds))} s of Microsoft's` };
    const which = seconds > 0 ? "fast" : "slow";
    return {
        about: "clock",
        state: "wrong",
        text: `this machine's clock is ${Math.abs(seconds)} s ${which}: set it, or logins fail.`,
    };
}

const LIMITS: readonly Check[] = [
    { about: "assign, release, locate", state: "ok", text: "by Microsoft Graph v1.0" },
    {
        about: "EnterpriseVoiceEnabled",
        state: "note",
        text: "is shown and cannot be set: declarations of it alone are refused",
    },
    { about: "emergency locations", state: "note", text: "cannot be looked up: give LocationIds themselves" },
    {
        about: "not told by Graph",
        state: "note",
        text: "assignment blocks, settings of the tenant, what resource accounts serve",
    },
];
