import assert from "node:assert/strict";
import { N1 } from "../../support/worlds/world";
import { ALICES, describeInBrowser, rowsOf, VIEWS } from "./browser";
import { faintTexts } from "./contrast";

describeInBrowser("the emulator's accessible page", stage => {
    it("fits a narrow window, in which only tables scroll sideways", async () => {
        await stage.makeBusy();
        const { page } = await stage.show({ viewport: { width: 400, height: 800 } });
        for (const view of VIEWS) {
            await page.goto(`${stage.emulator.url}/?view=${view}`);
            assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 400, view);
            for (const control of await page.locator("a:not(.skip), input:not([type=hidden]), select, button").all()) {
                const box = await control.boundingBox();
                assert.ok(box && box.x >= 0 && box.x + box.width <= 400, `${view}: ${await control.innerText()}`);
            }
        }
        await page.goto(stage.emulator.url);
        const table = page.getByRole("region", { name: "Table of numbers" });
        await table.waitFor();
        assert.ok((await page.evaluate<number>("document.querySelector('.scrollable').scrollWidth")) > 400);
    });

    it("can be used by keyboard, which reaches the search field and the table past the links", async () => {
        const { page } = await stage.show();
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        await page.keyboard.type("alice");
        await page.keyboard.press("Enter");
        await page.waitForURL(/q=alice/);
        assert.deepEqual(await rowsOf(page), [ALICES]);
        await page.getByRole("link", { name: "Clear" }).focus();
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate("document.activeElement.ariaLabel"), "Table of numbers");
    });

    it("names its fields, columns and rows for screen readers", async () => {
        const { page } = await stage.show();
        await page.getByRole("searchbox", { name: "Number, holder, city or location" }).waitFor();
        for (const name of ["Type", "Held by"]) await page.getByRole("combobox", { name }).waitFor();
        const table = page.getByRole("table", { name: "Numbers 1 to 5 of 5" });
        const columns = await table.getByRole("columnheader").allInnerTexts();
        assert.deepEqual(columns, ["Number", "Type", "Holder", "Category", "Emergency location", "Place", "State"]);
        await table.getByRole("rowheader", { name: N1 }).waitFor();
    });

    for (const colorScheme of ["light", "dark"] as const) {
        it(`has sufficient contrast in ${colorScheme} mode`, async () => {
            await stage.makeBusy();
            const { page } = await stage.show({ colorScheme });
            for (const view of VIEWS) {
                await page.goto(`${stage.emulator.url}/?view=${view}`);
                assert.deepEqual(await faintTexts(page), [], view);
            }
        });
    }
});
