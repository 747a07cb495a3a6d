import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { TenantDescription } from "../../model/tenant";
import { STYLE } from "./style";

/** The result of the template tag `html`, which escapes every interpolated value. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const VIEWS = {
    numbers: "Numbers",
    accounts: "Accounts",
    requests: "Requests",
    changes: "Changes",
    faults: "Faults",
} as const;
export type View = keyof typeof VIEWS;

/** @param counts The number of rows in each view. Every view highlights the number of active faults. */
export function layout(
    tenant: TenantDescription,
    view: View,
    counts: Readonly<Record<View, number>>,
    content: Html,
): Html {
    const link = (key: View) =>
        html`<li><a href="/?view=${key}"${key === view ? raw(' aria-current="page"') : ""}>${VIEWS[key]} <span class="${key === "faults" && counts.faults > 0 ? "tag" : "muted"}">${counts[key].toLocaleString("en-GB")}</span></a></li>`;
    return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${VIEWS[view]} · ${tenant.name} · Teams Phone emulator</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<h1>${tenant.name}</h1>
<p class="muted">An emulated Microsoft Teams tenant, <code>${tenant.id}</code>. Nothing here is real. Graph answers at <code>/v1.0</code>.</p>
<nav class="views" aria-label="Views"><ul>${(Object.keys(VIEWS) as View[]).map(link)}</ul></nav>
</header>
<main id="content">
${content}
</main>
</body>
</html>`;
}
