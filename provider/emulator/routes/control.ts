import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Emulation } from "../emulation";
import { badRequest } from "../error-responses";
import { ChaosSetting } from "../faults/chaos";
import { RequestFault } from "../faults/request-fault";
import { type Env, readJson } from "../request-context";

// Not a union with a single fault, whose errors would not name the wrong key.
const OneOrMany = z.preprocess(body => (Array.isArray(body) ? body : [body]), z.array(RequestFault));
/** Graph writes years with four digits. */
const LAST_TIME = Date.parse("9999-12-31T23:59:59Z");
const ClockSetting = z.union([
    z.strictObject({
        /** Stops the clock at this instant; null makes it follow the system clock again. */
        now: z.iso.datetime().nullable(),
    }),
    z.strictObject({ advanceMs: z.int().min(0) }),
]);
const LagSetting = z.strictObject({ ms: z.int().min(0) });
const TokenSetting = z.strictObject({
    subject: z.string().optional(),
    roles: z.array(z.string()).optional(),
    expiresInSeconds: z.int().optional(),
    tenantId: z.guid().optional(),
});
const RequestsQuery = z.coerce.number().int().min(0).default(100);

/**
 * The paths that control the emulator at run time. They need no login: any process that can reach the port can use them. A body
 * must have the content type JSON, so that a web page in a user's browser cannot send one from another origin.
 */
export function control(emulation: Emulation) {
    const { faults, clock, requests, tenant } = emulation;
    const app = new Hono<Env>();
    const clockNow = () => ({ now: clock.now().toISOString() });

    app.get("/faults", c => c.json(faults.list()));
    app.post("/faults", async c => {
        for (const fault of await readSetting(c, OneOrMany)) faults.add(fault);
        return c.json(faults.list(), 201);
    });
    app.delete("/faults", c => {
        faults.clear();
        return c.json(faults.list());
    });

    app.put("/chaos", async c => {
        faults.setChaos(await readSetting(c, ChaosSetting));
        return c.json(faults.list());
    });

    app.get("/clock", c => c.json(clockNow()));
    app.put("/clock", async c => {
        const body = await readSetting(c, ClockSetting);
        if ("advanceMs" in body) {
            if (clock.now().getTime() + body.advanceMs > LAST_TIME)
                throw badRequest("`advanceMs` is too large: the clock ends with the year 9999.");
            clock.advance(body.advanceMs);
        }
        if ("now" in body) clock.set(body.now === null ? null : new Date(body.now));
        return c.json(clockNow());
    });

    // User configurations lag behind numbers in the real service; numbers that lag take the configurations with them.
    for (const [route, lag] of [
        ["/lag", tenant.userLag],
        ["/number-lag", tenant.lag],
    ] as const) {
        app.get(route, c => c.json({ ms: lag.get() }));
        app.put(route, async c => {
            lag.set((await readSetting(c, LagSetting)).ms);
            return c.json({ ms: lag.get() });
        });
    }

    app.get("/requests", c => {
        const last = RequestsQuery.safeParse(c.req.query("last"));
        if (!last.success) throw badRequest("`last` must be the number of requests to show.");
        return c.json({ ...requests.summary(), requests: last.data === 0 ? [] : requests.recent(last.data) });
    });
    app.delete("/requests", c => {
        requests.clear();
        return c.json(requests.summary());
    });

    app.post("/tokens", async c => {
        const { subject, roles, expiresInSeconds, tenantId } = await readSetting(c, TokenSetting);
        const token = await emulation.issueToken({
            ...(subject === undefined ? {} : { subject }),
            ...(roles === undefined ? {} : { roles }),
            ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
            ...(tenantId === undefined ? {} : { tenantId }),
        });
        return c.json({ token }, 201);
    });
    app.delete("/tokens", c => {
        emulation.revokeTokens();
        return c.json({ revoked: true });
    });
    return app;
}

async function readSetting<T extends z.ZodType>(c: Context<Env>, schema: T): Promise<z.output<T>> {
    if (!/^application\/json\b/.test(c.req.header("content-type") ?? ""))
        throw badRequest("Send the setting as JSON, with the header Content-Type: application/json.");
    const parsed = schema.safeParse(await readJson(c));
    if (!parsed.success) throw badRequest(z.prettifyError(parsed.error));
    return parsed.data;
}
