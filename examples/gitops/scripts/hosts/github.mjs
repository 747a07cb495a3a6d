import { readFileSync } from "node:fs";
import { MARKER } from "./marker.mjs";
import { needed, requester } from "./request.mjs";

const LABEL = "teams-phone-drift";
const PAGE = 100;

/** Comments and issues of GitHub. Every workflow has these variables; GITHUB_TOKEN must be passed on. */
export function gitHub(env) {
    const send = requester(env.GITHUB_API_URL ?? "https://api.github.com", {
        authorization: `Bearer ${env.GITHUB_TOKEN}`,
        accept: "application/vnd.github+json",
        "x-github-api-version": "2022-11-28",
    });
    const repository = `/repos/${needed(env, "GITHUB_REPOSITORY")}`;
    // Others may write the marker too. To edit their text would let them edit the plan.
    const login = env.TEAMS_PHONE_LOGIN ?? "github-actions[bot]";
    const isOwn = ({ user }) => user?.login === login;
    const pullRequest = () =>
        env.PULL_REQUEST || JSON.parse(readFileSync(needed(env, "GITHUB_EVENT_PATH"), "utf8")).pull_request.number;
    const all = async path => {
        const found = [];
        for (let page = 1; ; page += 1) {
            const rows = await send("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
            found.push(...rows);
            if (rows.length < PAGE) return found;
        }
    };
    return {
        comments: {
            mostCharacters: 65_536,
            ofThisLogin: async () => (await all(`${repository}/issues/${pullRequest()}/comments`)).filter(isOwn),
            post: body => send("POST", `${repository}/issues/${pullRequest()}/comments`, { body }),
            edit: ({ id }, body) => send("PATCH", `${repository}/issues/comments/${id}`, { body }),
        },
        issues: {
            mostCharacters: 65_536,
            findOpen: async () => {
                const open = await all(`${repository}/issues?state=open&labels=${LABEL}`);
                return open.find(each => isOwn(each) && each.body?.startsWith(MARKER)) ?? null;
            },
            open: (title, body) => send("POST", `${repository}/issues`, { title, body, labels: [LABEL] }),
            edit: ({ number }, body) => send("PATCH", `${repository}/issues/${number}`, { body }),
            close: async ({ number }, body) => {
                await send("POST", `${repository}/issues/${number}/comments`, { body });
                await send("PATCH", `${repository}/issues/${number}`, { state: "closed", state_reason: "completed" });
            },
        },
    };
}
