import type { PipelinePolicy } from "@azure/core-rest-pipeline";

const SHOWN = "[token]";
/** A JSON Web Token, or what follows the name of a login scheme. */
const TOKENS = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?|(?<=\b(?:Bearer|Basic)\s{1,9})[\w.~+/=-]{8,}/gi;

/**
 * Removes the request's token from the response: a service or a gateway may echo the request's headers in an error, and errors are
 * printed and logged. Must be the policy closest to the connection.
 */
export function tokenRedaction(): PipelinePolicy {
    return {
        name: "token-redaction",
        async sendRequest(request, next) {
            const token = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
            const response = await next(request);
            if (token === undefined) return response;
            for (const [name, value] of response.headers)
                if (value.includes(token)) response.headers.set(name, value.replaceAll(token, SHOWN));
            const { bodyAsText } = response;
            if (bodyAsText?.includes(token)) response.bodyAsText = bodyAsText.replaceAll(token, SHOWN);
            return response;
        },
    };
}

/** A text without anything that looks like a token: one that is escaped in JSON does not look like itself in the response. */
export function withoutTokens(text: string): string {
    return text.replace(TOKENS, SHOWN);
}
