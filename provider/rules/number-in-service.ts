import type { Rule } from "./rule";
import { INVENTORY_PAGE } from "./sources";

const SERVES = {
    conference: "an audio conferencing bridge",
    policy: "a shared calling policy and all its users",
    thirdPartyApp: "a third-party application",
    unknown: "something that this release does not know",
} as const;

export const numberInService: Rule = {
    code: "number-in-service",
    summary:
        "a number that serves conferencing, a shared calling policy or a third party: never taken, even with `takeFrom`",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: INVENTORY_PAGE,
    tenant: situation => {
        const { number } = situation;
        if (!number || !(number.use in SERVES)) return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${number.number}, which serves ${SERVES[number.use as keyof typeof SERVES]}. Taking it would break that service: declare another number, or free this one there first.`,
            },
        ];
    },
};
