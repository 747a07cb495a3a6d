import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { azureDevOpsRoutes } from "./azure-devops-routes";
import { CodeHost } from "./code-host";
import { gitHubRoutes } from "./github-routes";

const TOKEN = "token-of-the-pipeline";

/** GitHub and Azure DevOps on this machine, as far as the scripts call them, with the variables by which a pipeline finds them. */
export async function serveCodeHosts() {
    const gitHub = new CodeHost("github-actions[bot]");
    const azureDevOps = new CodeHost("build-service");
    const app = new Hono();
    app.use(async (context, next) => {
        const host = context.req.path.startsWith("/github/") ? gitHub : azureDevOps;
        host.requests.push(`${context.req.method} ${context.req.path}`);
        if (context.req.header("authorization") !== `Bearer ${TOKEN}`)
            return context.json({ message: "Bad credentials" }, 401);
        return next();
    });
    app.route("/github", gitHubRoutes(gitHub));
    app.route("/azure", azureDevOpsRoutes(azureDevOps));
    const server = createAdaptorServer({ fetch: app.fetch });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
        gitHub: {
            host: gitHub,
            env: {
                GITHUB_TOKEN: TOKEN,
                GITHUB_API_URL: `${url}/github`,
                GITHUB_REPOSITORY: "contoso/phones",
                PULL_REQUEST: "7",
            },
        },
        azureDevOps: {
            host: azureDevOps,
            env: {
                SYSTEM_ACCESSTOKEN: TOKEN,
                SYSTEM_COLLECTIONURI: `${url}/azure/`,
                SYSTEM_TEAMPROJECT: "Contoso Phones",
                BUILD_REPOSITORY_ID: "repository-1",
                SYSTEM_PULLREQUEST_PULLREQUESTID: "7",
            },
        },
        close: () => new Promise(resolve => server.close(resolve)),
    };
}
