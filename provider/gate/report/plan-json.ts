import { writesOf } from "../../change-set/change-set";
import { mapTexts } from "../../messages/map-texts";
import { redact } from "../../messages/redact";
import type { Change } from "../../model/change";
import type { Plan } from "./plan";
import { KINDS, type Kind } from "./sections";

/** Raised when a release changes the meaning of a key. */
const VERSION = 1;

/** The plan as data: `changes` for people, in the order of the text, and `writes` as the tenant gets them. */
export function planJson({ digest, isComplete, lines, refused, changeSet, secrets, tenant, notes }: Plan) {
    const counts = (Object.keys(KINDS) as Kind[]).map(kind => [kind, lines.filter(each => each.kind === kind).length]);
    return {
        version: VERSION,
        digest,
        isComplete,
        tenant,
        counts: { refused: refused.length, ...Object.fromEntries(counts) },
        refused: refused.map(({ resource, finding: { code, property, message } }) => ({
            resource,
            rule: code,
            property,
            message,
        })),
        changes: inOrder(lines),
        writes: writesOf(changeSet).map(change => mapTexts(inKeyOrder(change), each => redact(each, secrets))),
        notes,
    };
}

/** The same plan gives the same bytes. */
function inKeyOrder(change: Change): Record<string, unknown> {
    return Object.fromEntries(Object.entries(change).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function inOrder(lines: Plan["lines"]) {
    const order = Object.keys(KINDS);
    return [...lines]
        .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
        .map(({ kind, resource, text }) => ({ kind, resource, text }));
}
