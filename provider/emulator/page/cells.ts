import { html } from "hono/html";
import type { Html } from "./layout";

export const NOTHING = html`<span class="muted">–</span>`;

/** Text that does not wrap. */
export function noWrap(text: string): Html {
    return html`<span class="nowrap">${text}</span>`;
}

/** Splits a camel-case name into words: `assignmentPending` becomes "assignment pending". */
export function toWords(name: string): string {
    return name.replace(/[A-Z]/g, capital => ` ${capital.toLowerCase()}`);
}

/** Highlights a problem: a reason why a number cannot be assigned, or the status of a failed request. */
export function tag(text: string): Html {
    return html`<span class="tag">${text}</span>`;
}

export function nameAndUpn(name: string | null, upn: string | null): Html {
    return html`${name ?? NOTHING}<br><span class="muted">${upn}</span>`;
}

/** @param iso ISO 8601, in UTC. The caller labels it as UTC. */
export function timestamp(iso: string): Html {
    return html`<time class="nowrap" datetime="${iso}">${readable(iso)}</time>`;
}

/** The same time as plain text. */
export function readable(iso: string): string {
    return iso.replace("T", " ").replace(/Z$/, "");
}

/** An address that wraps only after `/`, `?` and `&`. */
export function address(path: string): Html {
    return html`<code>${path.split(/(?<=[/?&])/).map(part => html`${part}<wbr>`)}</code>`;
}
