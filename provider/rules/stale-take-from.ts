import { OWN_RULE, type Rule } from "./rule";
import { isHolder, ofNumber } from "./situation";

export const staleTakeFrom: Rule = {
    code: "stale-take-from",
    summary: "a `takeFrom` that no longer applies",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "accepts",
    source: OWN_RULE,
    tenant: situation => {
        if (!ofNumber(situation) || !situation.declaration.takeFrom) return [];
        const { declaration, number, takeFrom } = situation;
        const holder = number?.holder?.objectId;
        if (
            holder !== undefined &&
            (takeFrom?.objectId === holder || declaration.takeFrom?.key === holder) &&
            !isHolder(situation)
        )
            return [];
        return [
            {
                property: "takeFrom",
                message: `is "${declaration.takeFrom?.text}", who does not hold ${declaration.number} (any more). Remove \`takeFrom\`: consent left lying about may take a phone away one day.`,
            },
        ];
    },
};
