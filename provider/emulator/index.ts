import { Hono } from "hono";
import type { EmbeddedTenant } from "../tenant/embedded";
import { normalisePath } from "./call-kind";
import { Emulation } from "./emulation";
import type { EmulatorOptions } from "./emulator-options";
import { methodNotAllowed, noSegment } from "./error-responses";
import { answerError } from "./middleware/answer-error";
import { authenticate } from "./middleware/authorise";
import { injectFaults } from "./middleware/inject-faults";
import { recordRequests } from "./middleware/record-requests";
import { page } from "./page";
import type { Env } from "./request-context";
import { actions } from "./routes/actions";
import { batch } from "./routes/batch";
import { control } from "./routes/control";
import { login } from "./routes/login";
import { numbers } from "./routes/numbers";
import { resourceAccounts } from "./routes/resource-accounts";
import { userConfigurations } from "./routes/user-configurations";
import { organization, users } from "./routes/users";

export interface Emulator {
    readonly app: Hono<Env>;
    /** The state that the control paths change, for callers in the same process. */
    readonly emulation: Emulation;
}

/** Serves an embedded tenant as Microsoft Graph does, including the login, the control paths and the page. */
export function emulator(tenant: EmbeddedTenant, options: EmulatorOptions = {}): Emulator {
    const emulation = new Emulation(tenant, options);
    const app: Hono<Env> = new Hono<Env>({ getPath: request => normalisePath(new URL(request.url).pathname) });
    const respond = answerError(emulation);
    app.onError(respond);
    app.notFound(c => respond(noSegment(c.req.path.split("/").at(-1) ?? ""), c));
    for (const version of ["/v1.0", "/beta"])
        app.route(
            version,
            graph(emulation, () => app, version),
        );
    const entra = new Hono<Env>().use("/:tenant/oauth2/*", recordRequests(emulation), injectFaults(emulation));
    app.route("/", entra.route("/", login(emulation)));
    app.route("/_emulator", control(emulation));
    app.get("/", page(emulation));
    return { app, emulation };
}

function graph(emulation: Emulation, root: () => Hono<Env>, version: string): Hono<Env> {
    const app = new Hono<Env>();
    app.use(recordRequests(emulation), authenticate(emulation), injectFaults(emulation));
    app.post("/$batch", batch(emulation, root));
    app.route("/admin/teams/telephoneNumberManagement", numbers(emulation));
    app.route("/admin/teams/telephoneNumberManagement", actions(emulation));
    app.route("/admin/teams/userConfigurations", userConfigurations(emulation));
    if (version === "/beta") app.route("/admin/teams/resourceAccounts", resourceAccounts(emulation));
    app.route("/users", users(emulation));
    app.route("/organization", organization(emulation));
    app.all("*", c => {
        if (c.req.method !== "GET" && c.req.method !== "POST") throw methodNotAllowed(c.req.method);
        throw noSegment(c.req.path.split("/").at(-1) ?? "");
    });
    return app;
}
