import type { Page } from "playwright-core";

/** Finds texts with a contrast below 4.5:1, the level AA of https://www.w3.org/TR/WCAG22/#contrast-minimum. */
export function faintTexts(page: Page): Promise<string[]> {
    return page.evaluate(`(() => {
        const parts = colour => colour.match(/[\\d.]+/g).map(Number);
        const channel = value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
        const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        const paperOf = element => {
            const colour = parts(getComputedStyle(element).backgroundColor);
            return colour[3] === 0 && element.parentElement ? paperOf(element.parentElement) : colour;
        };
        const ownText = element => [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join("").trim();
        const shown = [...document.body.querySelectorAll("*")].filter(each => each.getClientRects().length > 0 && ownText(each));
        return shown.flatMap(each => {
            const [low, high] = [luminance(parts(getComputedStyle(each).color)), luminance(paperOf(each))].sort((a, b) => a - b);
            const ratio = (high + 0.05) / (low + 0.05);
            return ratio < 4.5 ? [ownText(each) + ": " + ratio.toFixed(2)] : [];
        });
    })()`);
}
