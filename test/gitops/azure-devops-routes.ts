import { type Context, Hono } from "hono";
import type { CodeHost } from "./code-host";

interface Operation {
    readonly op: string;
    readonly path: string;
    readonly value: string;
}

const CLOSED = "Done";

/** The requests about threads of a pull request and work items that the REST API of Azure DevOps answers. */
export function azureDevOpsRoutes(host: CodeHost): Hono {
    const app = new Hono();
    const project = "/Contoso Phones/_apis";
    const threads = `${project}/git/repositories/repository-1/pullRequests/7/threads`;
    const fields = async (context: Context) => {
        if (context.req.header("content-type") !== "application/json-patch+json") return null;
        const operations: readonly Operation[] = await context.req.json();
        return new Map(operations.map(({ path, value }) => [path.replace("/fields/System.", ""), value]));
    };

    app.get("/_apis/connectionData", context => context.json({ authenticatedUser: { id: host.login } }));
    app.get(threads, context =>
        context.json({
            value: host.comments.map(({ id, author, body }) => ({
                id: id * 10,
                comments: [{ id: 1, author: { id: author }, content: body }],
            })),
        }),
    );
    app.post(threads, async context => {
        const { comments } = await context.req.json();
        host.comment(comments[0].content);
        return context.json({});
    });
    app.patch(`${threads}/:thread/comments/1`, async context => {
        const comment = host.comments.find(({ id }) => id * 10 === Number(context.req.param("thread")));
        if (!comment) return context.json({ message: "The thread does not exist" }, 404);
        comment.body = (await context.req.json()).content;
        return context.json({});
    });
    app.post(`${project}/wit/wiql`, async context => {
        const { query } = await context.req.json();
        const [, tag = ""] = /\[System\.Tags\] CONTAINS '([^']+)'/.exec(query) ?? [];
        const found = host.open.filter(({ labels, author }) => labels.includes(tag) && author === host.login);
        return context.json({ workItems: found.map(({ id }) => ({ id })) });
    });
    app.post(`${project}/wit/workitems/$Issue`, async context => {
        const set = await fields(context);
        if (set === null) return context.json({ message: "Unsupported media type" }, 415);
        host.issues.push({
            id: host.nextId(),
            author: host.login,
            title: set.get("Title") ?? "",
            body: set.get("Description") ?? "",
            labels: (set.get("Tags") ?? "").split("; "),
            isOpen: true,
            comments: [],
        });
        return context.json({});
    });
    app.patch(`${project}/wit/workitems/:id`, async context => {
        const set = await fields(context);
        const item = host.issues.find(({ id }) => id === Number(context.req.param("id")));
        if (set === null || !item) return context.json({ message: "TF401232: Work item does not exist" }, 404);
        item.body = set.get("Description") ?? item.body;
        if (set.has("History")) item.comments.push(set.get("History") ?? "");
        if (set.has("State")) item.isOpen = set.get("State") !== CLOSED;
        return context.json({});
    });
    return app;
}
