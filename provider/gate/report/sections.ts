import type { ChangeSet, Entry, NumberEffect } from "../../change-set/change-set";
import { driftInWords } from "./drift-text";
import { leftWithoutNumber } from "./left-without-number";
import type { Names } from "./names";

/** The kinds of change, from the riskiest. The first four are never shortened. */
export const KINDS = {
    taken: "taken away",
    moved: "moved between people",
    changed: "number changed",
    address: "emergency address changed",
    voice: "Enterprise Voice changed",
    assigned: "assigned",
    drift: "changed by hand",
    adopted: "adopted (no write)",
    handedOver: "handed over (no write)",
    gone: "removed already (no write)",
} as const;
export type Kind = keyof typeof KINDS;

/** The kinds that write nothing to the tenant. */
export const WITHOUT_WRITE: readonly Kind[] = ["adopted", "handedOver", "gone"];

export const RISKY: readonly Kind[] = ["taken", "moved", "changed", "address", "voice", "drift"];

export interface Line {
    readonly kind: Kind;
    readonly text: string;
    readonly resource: string;
    /** What an exchange consists of, without the words that introduce it. */
    readonly parts?: readonly string[];
}

/** The changes as lines, one for each change of a number, and one for each exchange. */
export function linesOf(changeSet: ChangeSet, names: Names): readonly Line[] {
    const without = leftWithoutNumber(changeSet);
    return changeSet.entries.flatMap(entry =>
        texts(entry, names, without).map(([kind, text, parts]) => ({
            kind,
            text,
            resource: entry.resource,
            ...(parts && { parts }),
        })),
    );
}

type Text = readonly [kind: Kind, text: string, parts?: readonly string[]];

export const EXCHANGE = "in one exchange, all or nothing";

function texts(entry: Entry, names: Names, without: ReadonlySet<string>): readonly Text[] {
    const { cause, account, number, drift } = entry;
    const own = `${names.who(account)}: ${number ?? "Enterprise Voice"}`;
    if (cause === "drift") return drift.map(each => ["drift", `${own} ${driftInWords(each, entry, names)}`]);
    if (cause === "adopt") return [["adopted", `${own} is already as declared`]];
    if (cause === "handOver") return [["handedOver", `${own} stays: another declaration has it`]];
    if (cause === "gone") return [["gone", `${own} was removed before`]];
    return [...numberTexts(entry, names, without), ...flagTexts(entry, names)];
}

function numberTexts({ numbers }: Entry, names: Names, without: ReadonlySet<string>): readonly Text[] {
    const gains = numbers.filter(({ from, to }) => to !== null && to !== from);
    const losses = numbers.filter(({ from, to }) => from !== null && to === null);
    const kept = numbers.filter(({ from, to, categoryBefore }) => from !== null && from === to && !categoryBefore);
    const recast = numbers.filter(({ categoryBefore }) => categoryBefore);
    const [gain] = gains;
    if (gains.length + recast.length > 1)
        return [exchangeText(gains, losses, recast, names), ...kept.map(each => keptText(each, names))];
    const given = losses.find(({ from }) => gain && from === gain.to);
    const others = losses.filter(each => each !== given);
    return [
        ...(gain ? [gainText(gain, given ?? null, names, without)] : []),
        ...recast.map((each): Text => ["changed", recastText(each, names)]),
        ...others.map((each): Text => ["taken", `${names.who(each.from ?? "")}: ${each.number}`]),
        ...kept.map(each => keptText(each, names)),
    ];
}

function gainText(gain: NumberEffect, given: NumberEffect | null, names: Names, without: ReadonlySet<string>): Text {
    const at = placeText(gain, names);
    const to = names.who(gain.to ?? "");
    if (gain.from !== null) {
        const from = `${names.who(gain.from)}${without.has(gain.from) ? ", who then has no number" : ""}`;
        const givenUp = given ? `, who gives up ${given.number}` : "";
        return ["moved", `${from} -> ${to}${givenUp}: ${gain.number}${at}`];
    }
    if (given) return ["changed", `${to}: ${given.number} -> ${gain.number}${at}`];
    return ["assigned", `${to}: ${gain.number}${at}`];
}

function exchangeText(
    gains: readonly NumberEffect[],
    losses: readonly NumberEffect[],
    recast: readonly NumberEffect[],
    names: Names,
): Text {
    const moves = gains.map(each => {
        const from = each.from === null ? "" : `${names.who(each.from)} -> `;
        return `${from}${names.who(each.to ?? "")}: ${each.number}${placeText(each, names)}`;
    });
    const lost = losses.map(({ from, number }) => `${names.who(from ?? "")} gives up ${number}`);
    const parts = [...moves, ...recast.map(each => recastText(each, names)), ...lost];
    return [gains.some(({ from }) => from !== null) ? "moved" : "changed", `${EXCHANGE}: ${parts.join("; ")}`, parts];
}

function recastText(effect: NumberEffect, names: Names): string {
    const { number, to, category, categoryBefore } = effect;
    return `${names.who(to ?? "")}: ${number} is released as ${categoryBefore}, and assigned as ${category}${placeText(effect, names)}`;
}

function keptText(effect: NumberEffect, names: Names): Text {
    const { number, from, locationBefore, locationAfter } = effect;
    const own = `${names.who(from ?? "")}: ${number}`;
    if (locationBefore === locationAfter) return ["voice", `${own} is assigned again, which turns Enterprise Voice on`];
    return ["address", `${own}: ${names.where(locationBefore)} -> ${names.where(locationAfter)}`];
}

function placeText({ locationAfter, locationBefore }: NumberEffect, names: Names): string {
    if (locationAfter !== null) return `, at ${names.where(locationAfter)}`;
    return locationBefore === null ? "" : ", without the location that it had";
}

function flagTexts({ flags, cause }: Entry, names: Names): readonly Text[] {
    return flags.map(({ account, enabled }) => {
        const back = cause === "remove" ? ", as before" : "";
        return ["voice", `${names.who(account)}: Enterprise Voice ${enabled ? "on" : "off"}${back}`];
    });
}
