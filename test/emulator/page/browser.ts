import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from "playwright-core";
import { N1, N2, objectId, smallWorld } from "../../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "../server";

interface Setup {
    findBrowser(): { browser: string; reason: null } | { browser: null; reason: string };
    readonly BROWSER_FLAGS: string[];
}
const { findBrowser, BROWSER_FLAGS }: Setup = require("../../../scripts/setup/browser.mjs");
const { browser: executablePath, reason } = findBrowser();

export const VIEWS = ["numbers", "accounts", "requests", "changes", "faults"];
export const ALICES = `${N1} | Direct Routing | Alice / alice@contoso.com | Primary | Seattle office | US | activated`;

/** Defines tests in a real browser. Without a browser they are skipped, with the reason in the title. */
export function describeInBrowser(title: string, suite: (stage: Stage) => void): void {
    const stage = new Stage();
    const define = () => {
        before(() => stage.launch());
        after(() => stage.end());
        beforeEach(() => stage.open());
        afterEach(() => stage.clear());
        suite(stage);
    };
    if (executablePath === null) describe.skip(`${title} (skipped: ${reason})`, define);
    else describe(title, define);
}

class Stage {
    #browser: Browser | null = null;
    #started: Started[] = [];

    async launch(): Promise<void> {
        this.#browser = await chromium.launch({ executablePath: executablePath ?? "", args: BROWSER_FLAGS });
    }

    async end(): Promise<void> {
        await this.#browser?.close();
    }

    /** Serves a small world in which Alice has a number and another number is blocked. */
    async open(): Promise<void> {
        const first = { number: N1, holder: "alice@contoso.com", location: "Seattle office" };
        await this.serve(smallWorld({ numbers: [first, { number: N2, block: "forever" }] }));
    }

    async clear(): Promise<void> {
        for (const context of this.#browser?.contexts() ?? []) await context.close();
        for (const each of this.#started.splice(0)) await each.stop();
    }

    async serve(world: unknown): Promise<Started> {
        const served = await start(world);
        this.#started.push(served);
        return served;
    }

    get emulator(): Started {
        const [first] = this.#started;
        if (!first) throw new Error("no emulator is open");
        return first;
    }

    /** Produces content for each view. */
    async makeBusy(): Promise<void> {
        const { post, get, emulation } = this.emulator;
        const body = { telephoneNumber: "+12065550103", assignmentTargetId: objectId(2), numberType: "directRouting" };
        await post(`${ASSIGNMENTS}/assignNumber`, body);
        emulation.faults.add({ kind: "throttle", on: "users", retryAfterSeconds: 600 });
        emulation.faults.add({ kind: "unavailable", on: "list", times: 2 });
        await get("/users");
    }

    /** Opens the page in a tab and collects its requests and its errors. Scripts are disabled by default. */
    async show(options: BrowserContextOptions = {}, { url }: Started = this.emulator) {
        const context = await this.#browser?.newContext({ javaScriptEnabled: false, ...options });
        if (!context) throw new Error("no browser was launched");
        const page = await context.newPage();
        const requests: Request[] = [];
        const browserErrors: string[] = [];
        page.on("request", request => requests.push(request));
        page.on("console", message => browserErrors.push(message.text()));
        page.on("pageerror", error => browserErrors.push(error.message));
        await page.goto(url);
        return { page, requests, browserErrors };
    }
}

/** The rows of the table as texts. A slash separates the lines of a cell. */
export async function rowsOf(page: Page): Promise<string[]> {
    const rows = await page.getByRole("table").getByRole("row").all();
    const cells = (row: (typeof rows)[number]) => row.locator("th, td").allInnerTexts();
    return (await Promise.all(rows.slice(1).map(cells))).map(texts => texts.join(" | ").replaceAll("\n", " / "));
}
