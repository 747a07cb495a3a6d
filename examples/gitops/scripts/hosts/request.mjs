import process from "node:process";

/** Calls of a JSON API, which end the process with the API's own words if a call fails. @returns `(method, path, body, type) => answer` */
export function requester(base, headers) {
    return async (method, path, body, type = "application/json") => {
        const url = `${base.replace(/\/$/, "")}${path}`;
        const content = body === undefined ? {} : { "content-type": type };
        const answer = await fetch(url, {
            method,
            headers: { ...headers, ...content },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await answer.text();
        if (answer.ok) return text === "" ? null : JSON.parse(text);
        console.error(`${method} ${url} failed with ${answer.status}: ${text.slice(0, 500)}`);
        return process.exit(1);
    };
}

/** The value of a variable that the pipeline sets. */
export function needed(env, name) {
    if (env[name]) return env[name];
    console.error(`The environment variable ${name} is not set.`);
    return process.exit(1);
}
