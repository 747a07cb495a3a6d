import { MARKER } from "./marker.mjs";
import { needed, requester } from "./request.mjs";

const TAG = "teams-phone-drift";
const VERSION = "api-version=7.1";
const JSON_PATCH = "application/json-patch+json";

/** Comments and work items of Azure DevOps. Every pipeline has these variables; SYSTEM_ACCESSTOKEN must be passed on. */
export function azureDevOps(env) {
    const send = requester(needed(env, "SYSTEM_COLLECTIONURI"), {
        authorization: `Bearer ${env.SYSTEM_ACCESSTOKEN}`,
        accept: "application/json",
    });
    const project = `/${encodeURIComponent(needed(env, "SYSTEM_TEAMPROJECT"))}`;
    const threads = () =>
        `${project}/_apis/git/repositories/${needed(env, "BUILD_REPOSITORY_ID")}/pullRequests/${needed(env, "SYSTEM_PULLREQUEST_PULLREQUESTID")}/threads`;
    const patch = (path, fields, method) =>
        send(
            method,
            `${project}/_apis/wit/workitems/${path}?${VERSION}`,
            Object.entries(fields).map(([field, value]) => ({ op: "add", path: `/fields/System.${field}`, value })),
            JSON_PATCH,
        );
    // Which types and states there are depends on the project's process; these are those of the process "Basic".
    const { TEAMS_PHONE_WORK_ITEM_TYPE: type = "Issue", TEAMS_PHONE_CLOSED_STATE: closed = "Done" } = env;
    const stack = `${TAG}-${env.PULUMI_STACK ?? ""}`;
    const description = body => `<pre>${escaped(body.replace(`${MARKER}\n\n`, ""))}</pre>`;
    return {
        comments: {
            mostCharacters: 150_000,
            ofThisLogin: async () => {
                // Others may write the marker too. To edit their text would let them edit the plan.
                const { authenticatedUser } = await send("GET", "/_apis/connectionData");
                const { value } = await send("GET", `${threads()}?${VERSION}`);
                return value.flatMap(({ id: thread, comments }) =>
                    comments
                        .filter(({ author, content }) => author.id === authenticatedUser.id && content)
                        .map(({ id, content }) => ({ id, thread, body: content })),
                );
            },
            post: content =>
                send("POST", `${threads()}?${VERSION}`, {
                    comments: [{ parentCommentId: 0, content, commentType: "text" }],
                    status: "closed",
                }),
            edit: ({ id, thread }, content) =>
                send("PATCH", `${threads()}/${thread}/comments/${id}?${VERSION}`, { content }),
        },
        issues: {
            mostCharacters: 100_000,
            findOpen: async () => {
                const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.CreatedBy] = @me AND [System.Tags] CONTAINS '${stack}' AND [System.State] <> '${closed}'`;
                const { workItems } = await send("POST", `${project}/_apis/wit/wiql?${VERSION}`, { query });
                return workItems[0] ?? null;
            },
            open: (Title, body) =>
                patch(`$${type}`, { Title, Description: description(body), Tags: `${TAG}; ${stack}` }, "POST"),
            edit: ({ id }, body) => patch(id, { Description: description(body) }, "PATCH"),
            close: ({ id }, text) => patch(id, { History: text, State: closed }, "PATCH"),
        },
    };
}

function escaped(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
