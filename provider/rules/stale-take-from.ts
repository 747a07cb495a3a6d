import type { Problem, Rule } from "./rule";
import { type AssignmentSituation, declaresNumber, isHolder } from "./situation";
import { OWN_RULE } from "./sources";

export const staleTakeFrom: Rule = {
    code: "stale-take-from",
    summary: "a `takeFrom` or `replacesNumber` that no longer applies",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "accepts",
    source: OWN_RULE,
    tenant: situation => (declaresNumber(situation) ? [...staleHolder(situation), ...staleNumber(situation)] : []),
};

const REMOVE = "left in place, it could take a number away later.";

function staleHolder(situation: AssignmentSituation): readonly Problem[] {
    const { declaration, number, takeFrom } = situation;
    if (!declaration.takeFrom) return [];
    const holder = number?.holder?.objectId;
    const isNamed = takeFrom?.objectId === holder || declaration.takeFrom.key === holder;
    if (holder !== undefined && isNamed && !isHolder(situation)) return [];
    return [
        {
            property: "takeFrom",
            message: `is "${declaration.takeFrom.text}", who does not hold ${declaration.number}. Remove \`takeFrom\`: ${REMOVE}`,
        },
    ];
}

function staleNumber({ declaration, account }: AssignmentSituation): readonly Problem[] {
    const { replaces, category } = declaration;
    if (replaces === null || !account) return [];
    if (account.numbers.some(each => each.number === replaces && each.category === category)) return [];
    return [
        {
            property: "replacesNumber",
            message: `is ${replaces}, which is not the account's ${category} number. Remove \`replacesNumber\`: ${REMOVE}`,
        },
    ];
}
