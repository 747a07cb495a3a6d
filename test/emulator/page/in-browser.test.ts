import assert from "node:assert/strict";
import { N1, N2, smallWorld } from "../../support/worlds/world";
import { ALICES, describeInBrowser, rowsOf, VIEWS } from "./browser";

describeInBrowser("the emulator's page in a browser", stage => {
    it("shows each number with its holder, type, location and state", async () => {
        const rows = await rowsOf((await stage.show()).page);
        assert.equal(rows.length, 5);
        assert.equal(rows[0], ALICES);
        assert.equal(rows[1], `${N2} | Direct Routing | – | – | – | US | activated blocked`);
    });

    it("searches on Enter, filters on a click, and keeps the values of the form, without scripts", async () => {
        const { page } = await stage.show();
        await page.getByLabel("Number, holder").fill("ALICE");
        await page.keyboard.press("Enter");
        await page.waitForURL(/q=ALICE/);
        assert.deepEqual(await rowsOf(page), [ALICES]);
        assert.equal(await page.getByLabel("Number, holder").inputValue(), "ALICE");
        await page.getByLabel("Number, holder").fill("");
        await page.getByLabel("Type").selectOption("Direct Routing");
        await page.getByLabel("Held by").selectOption("nobody");
        await page.getByRole("button", { name: "Search" }).click();
        await page.waitForURL(/state=unassigned/);
        assert.deepEqual(
            (await rowsOf(page)).map(row => row.split(" | ")[0]),
            [N2, "+12065550103"],
        );
        assert.equal(await page.getByLabel("Type").inputValue(), "DirectRouting");
        await page.getByRole("link", { name: "Clear" }).click();
        await page.waitForURL(/view=numbers$/);
        assert.equal((await rowsOf(page)).length, 5);
    });

    it("links to the accounts, requests, changes and faults, without scripts", async () => {
        await stage.makeBusy();
        const { page } = await stage.show();
        const go = async (name: string) => {
            await page.getByRole("link", { name }).click();
            await page.getByRole("heading", { name, level: 2 }).waitFor();
            return (await rowsOf(page)).join("\n");
        };
        assert.match(
            await go("Accounts"),
            /^Alice \/ alice@contoso\.com \| user \| US \| .* \| \+12065550101 Primary$/m,
        );
        assert.match(await go("Requests"), /^2 \| .* \| GET \/v1\.0\/users \| 429 \|.*\n1 \| .*assignNumber \| 202 \|/);
        assert.match(
            await go("Changes"),
            /^1 \| .* \| assign \| \+12065550103 \| Bob \/ bob@contoso\.com \| unassigned, /,
        );
        assert.match(await go("Faults"), /^throttle window \| users \| .*\nunavailable \| list \| 0 \| 2 \| –$/);
        assert.match(await go("Numbers"), /Bob \/ bob@contoso\.com/);
    });

    it("sends requests only to the emulator, and causes no error in the browser", async () => {
        await stage.makeBusy();
        const { page, requests, browserErrors } = await stage.show({ javaScriptEnabled: true });
        for (const view of VIEWS) await page.goto(`${stage.emulator.url}/?view=${view}&q=a`);
        const addresses = requests.map(request => request.url()).filter(address => address !== "data:,");
        assert.equal(addresses.length, 1 + VIEWS.length);
        for (const address of addresses) assert.equal(new URL(address).origin, stage.emulator.url);
        assert.deepEqual(browserErrors, []);
    });

    it("loads one page of results with one request when it searches 50,000 numbers", async () => {
        const many = Array.from({ length: 50_000 }, (_, index) => `+1303${5_000_000 + index}`);
        const numbers = many.map(number => ({ number, type: "DirectRouting" }));
        const { page, requests } = await stage.show({}, await stage.serve({ ...smallWorld(), numbers }));
        requests.length = 0;
        await page.getByLabel("Number, holder").fill("+13035");
        await page.keyboard.press("Enter");
        await page.getByRole("table", { name: "Numbers 1 to 50 of 50,000" }).waitFor();
        assert.deepEqual(
            requests.map(request => `${request.resourceType()} ${new URL(request.url()).searchParams.get("q")}`),
            ["document +13035"],
        );
        assert.equal((await rowsOf(page)).length, 50);
        await page.getByRole("link", { name: "Next page" }).click();
        await page.getByRole("table", { name: "Numbers 51 to 100 of 50,000" }).waitFor();
        assert.match((await rowsOf(page))[0] ?? "", /^\+13035000050 /);
        assert.equal(requests.length, 2);
    });

    it("shows markup from the tenant, a caller or the address as text, and never runs it", async () => {
        const evil = `<img src="/x" onerror="window.ran = 1"><script>window.ran = 1</script>`;
        const { accounts, locations, ...world } = smallWorld();
        const marked = await stage.serve({
            ...world,
            tenant: { ...world.tenant, name: evil },
            accounts: accounts.map(each => ({ ...each, displayName: evil })),
            locations: locations.map(each => ({ ...each, description: `${evil}${each.city}` })),
            numbers: [
                {
                    number: N1,
                    type: "DirectRouting",
                    city: evil,
                    holder: "alice@contoso.com",
                    location: `${evil}Seattle`,
                },
            ],
        });
        await marked.get(`/users/${encodeURIComponent(evil)}?x=${evil}`);
        marked.emulation.faults.add({ kind: "refuse", message: evil });
        const { page } = await stage.show({ javaScriptEnabled: true }, marked);
        for (const view of VIEWS) {
            await page.goto(`${marked.url}/?view=${view}&q=${encodeURIComponent("<img")}`);
            assert.equal(await page.evaluate("window.ran"), undefined, view);
            assert.equal(await page.locator("img, script").count(), 0, view);
            assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), evil);
        }
        await page.goto(marked.url);
        const cells = (await rowsOf(page))[0]?.split(" | ") ?? [];
        assert.deepEqual([cells[2], cells[4], cells[5]], [`${evil} / alice@contoso.com`, `${evil}Seattle`, evil]);
    });
});
