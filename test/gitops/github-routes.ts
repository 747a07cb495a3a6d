import { Hono } from "hono";
import type { CodeHost, Issue } from "./code-host";

/** GitHub refuses longer texts (https://docs.github.com/rest/issues/comments). */
const MOST_CHARACTERS = 65_536;

/** The requests about comments and issues that GitHub's REST API answers. */
export function gitHubRoutes(host: CodeHost): Hono {
    const app = new Hono().basePath("/repos/contoso/phones/issues");
    const shownIssue = ({ id, author, title, body, labels }: Issue) => ({
        number: id,
        user: { login: author },
        title,
        body,
        labels: labels.map(name => ({ name })),
    });
    const page = <T>(rows: readonly T[], query: Record<string, string>) => {
        const size = Number(query.per_page ?? 30);
        const from = (Number(query.page ?? 1) - 1) * size;
        return rows.slice(from, from + size);
    };
    const isTooLong = (body: unknown) => typeof body === "string" && body.length > MOST_CHARACTERS;

    app.get("/7/comments", context =>
        context.json(
            page(host.comments, context.req.query()).map(({ id, author, body }) => ({
                id,
                user: { login: author },
                body,
            })),
        ),
    );
    app.post("/:number/comments", async context => {
        const { body } = await context.req.json();
        if (isTooLong(body)) return context.json({ message: "body is too long" }, 422);
        const issue = host.issues.find(({ id }) => id === Number(context.req.param("number")));
        if (issue) issue.comments.push(body);
        else host.comment(body);
        return context.json({}, 201);
    });
    app.patch("/comments/:id", async context => {
        const comment = host.comments.find(({ id }) => id === Number(context.req.param("id")));
        if (!comment) return context.json({ message: "Not Found" }, 404);
        const { body } = await context.req.json();
        if (isTooLong(body)) return context.json({ message: "body is too long" }, 422);
        comment.body = body;
        return context.json({});
    });
    app.get("/", context => {
        const { labels = "", state } = context.req.query();
        const found = host.issues.filter(each => each.isOpen === (state === "open") && each.labels.includes(labels));
        return context.json(page(found, context.req.query()).map(shownIssue));
    });
    app.post("/", async context => {
        const { title, body, labels } = await context.req.json();
        host.issues.push({ id: host.nextId(), author: host.login, title, body, labels, isOpen: true, comments: [] });
        return context.json({}, 201);
    });
    app.patch("/:number", async context => {
        const issue = host.issues.find(({ id }) => id === Number(context.req.param("number")));
        if (!issue) return context.json({ message: "Not Found" }, 404);
        const { body, state } = await context.req.json();
        if (body !== undefined) issue.body = body;
        if (state !== undefined) issue.isOpen = state === "open";
        return context.json(shownIssue(issue));
    });
    return app;
}
