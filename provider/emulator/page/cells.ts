import { html } from "hono/html";
import type { Html } from "./layout";

export const NOTHING = html`<span class="quiet">–</span>`;

/** Words that keep together on one line. */
export function tight(text: string): Html {
    return html`<span class="tight">${text}</span>`;
}

/** A name of an enumeration, as words: `assignmentPending` is "assignment pending". */
export function inWords(name: string): string {
    return name.replace(/[A-Z]/g, capital => ` ${capital.toLowerCase()}`);
}

/** What stands out: something that keeps a number from being assigned, or a request from being answered. */
export function tag(text: string): Html {
    return html`<span class="tag">${text}</span>`;
}

export function person(name: string | null, upn: string | null): Html {
    return html`${name ?? NOTHING}<br><span class="quiet">${upn}</span>`;
}

/** @param iso in UTC, as the column says */
export function moment(iso: string): Html {
    return html`<time class="tight" datetime="${iso}">${readable(iso)}</time>`;
}

/** The same for where only text can stand. */
export function readable(iso: string): string {
    return iso.replace("T", " ").replace(/Z$/, "");
}

/** An address that breaks between its parts rather than within a word. */
export function address(path: string): Html {
    return html`<code>${path.split(/(?<=[/?&])/).map(part => html`${part}<wbr>`)}</code>`;
}
