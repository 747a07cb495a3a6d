// `npm run screenshot` renews the picture of the emulator's page in docs/graph.md: the example's world with some numbers assigned.
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";
import { BROWSER_FLAGS, findBrowser } from "./setup/browser.mjs";
import { ROOT } from "./spawn.mjs";

const require = createRequire(import.meta.url);
const { EmbeddedTenant } = require("../dist/tenant/embedded");
const { serve } = require("../dist/emulator/serve");
const PICTURE = path.join(ROOT, "docs/images/emulator-page.png");
const ASSIGNMENTS = "/v1.0/admin/teams/telephoneNumberManagement/numberAssignments";
const people = Array.from({ length: 3 }, (_, index) => `31a5c9d2-0000-4000-8000-00000000000${index + 1}`);
const VANCOUVER = "2d9b1f60-6a5e-4a41-9d0e-0a6f1f7e0001";
const SEATTLE = "2d9b1f60-6a5e-4a41-9d0e-0a6f1f7e0002";

const { browser: executablePath, reason } = findBrowser();
if (executablePath === null) throw new Error(`The picture needs a browser: ${reason}.`);
const tenant = EmbeddedTenant.ofWorld(path.join(ROOT, "examples/contoso/world.yaml"));
const served = await serve(tenant);
const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
try {
    await assign("+12065551224", people[0], "callingPlan", VANCOUVER);
    await assign("+12065551225", people[1], "callingPlan", SEATTLE);
    await assign("+14255551225", people[2], "directRouting", SEATTLE);
    served.emulation.faults.add({ kind: "unavailable", on: "list" });
    const page = await browser.newPage({ viewport: { width: 1200, height: 600 }, colorScheme: "light" });
    await page.goto(`${served.url}/?q=Seattle&type=CallingPlan`);
    await page.screenshot({ path: PICTURE, fullPage: true });
} finally {
    await browser.close();
    await served.close();
    tenant.close();
}
console.log(`wrote ${path.relative(ROOT, PICTURE)}`);

async function assign(telephoneNumber, assignmentTargetId, numberType, locationId) {
    const response = await fetch(`${served.url}${ASSIGNMENTS}/assignNumber`, {
        method: "POST",
        headers: {
            authorization: `Bearer ${await served.emulation.issueToken()}`,
            "content-type": "application/json",
        },
        body: JSON.stringify({ telephoneNumber, assignmentTargetId, numberType, locationId }),
    });
    if (response.status !== 202) throw new Error(`${telephoneNumber}: ${await response.text()}`);
}
