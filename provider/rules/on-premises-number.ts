import { describeAccount } from "../messages/describe-account";
import type { NotChecked, Problem, Rule } from "./rule";
import { type AssignmentSituation, declaresNumber, hasWrites, releases } from "./situation";
import { SEED_PAGE } from "./sources";

const CLEAR = "Clear it there, wait for the synchronisation, then try again.";
const SETTING = "whether the tenant migrates on-premises numbers (AllowOnPremToOnlineMigration)";

/**
 * Microsoft's page "Move phone numbers to the cloud" (Considerations, 2025-04-22) lists assignments that involve an on-premises number
 * as supported, unless AllowOnPremToOnlineMigration is false. A release without an assignment is not: `removal`.
 */
export const onPremisesNumber: Rule = {
    code: "on-premises-number",
    summary:
        "a write for a number that is synchronised from on-premises Active Directory: error under `seed`, and under `current` in a tenant that does not migrate such numbers; else a warning",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const unknown = unknownFacts(situation);
        const found = synchronised(situation);
        if (found.length === 0) return unknown;
        const { migratesOnPremisesNumbers: migrates } = situation.tenant.facts;
        if (situation.ruleset === "seed" || migrates === false) return [...found, ...unknown];
        if (!hasWrites(situation)) return unknown;
        return [
            ...unknown,
            ...(migrates === "unknown" ? [{ unknown: SETTING }] : []),
            { property: "phoneNumber", message: migration(situation), atMost: "warn" },
        ];
    },
    removal: ({ number, account, tenant, ruleset }) => {
        if (number.source !== "onPremises") return [];
        const owner = account ? `${describeAccount(account)}: ` : "";
        const reason =
            ruleset === "current" && tenant.facts.migratesOnPremisesNumbers !== false
                ? "the service moves such a number to another account or replaces it, but does not only release it"
                : "no cloud call can release it";
        return [
            {
                property: "phoneNumber",
                message: `is to be released (${owner}${number.number}), but is synchronised from on-premises Active Directory: ${reason}, and the removal is known to fail. ${CLEAR}`,
            },
        ];
    },
};

/** Facts that the tenant does not show, of an account or a number whose writes depend on them. */
function unknownFacts(situation: AssignmentSituation): readonly NotChecked[] {
    const { number } = situation;
    return [
        ...owners(situation)
            .filter(({ onPremisesNumber: own }) => own === "unknown")
            .map(() => ({ unknown: "numbers synchronised from on-premises" })),
        ...(number?.source === "unknown" && hasWrites(situation)
            ? [{ unknown: "whether numbers are synchronised from on-premises" }]
            : []),
    ];
}

function synchronised(situation: AssignmentSituation): readonly Problem[] {
    const { account, number, ruleset, tenant } = situation;
    const ofOwners = owners(situation).flatMap((each): Problem[] => {
        if (each.onPremisesNumber === null || each.onPremisesNumber === "unknown") return [];
        return [
            {
                property: "identity",
                message: `${each === account ? "refers to" : "cannot get the number from"} ${describeAccount(each)}, whose number ${each.onPremisesNumber} is synchronised from on-premises Active Directory and can only be changed there. ${CLEAR}`,
            },
        ];
    });
    if (number?.source !== "onPremises" || !hasWrites(situation)) return ofOwners;
    if (ruleset === "seed" && tenant.facts.migratesOnPremisesNumbers === true)
        // The account's own number forbids the change in any case: a second finding would contradict that.
        return ofOwners.length > 0
            ? ofOwners
            : [{ property: "phoneNumber", message: migration(situation), atMost: "warn" }];
    return [
        ...ofOwners,
        {
            property: "phoneNumber",
            message: `is ${number.number}, which is synchronised from on-premises Active Directory. ${CLEAR}`,
        },
    ];
}

/** The account, and the holder who would lose the number. */
function owners(situation: AssignmentSituation) {
    const { account, holder } = situation;
    const loser = holder && holder !== account && releases(situation).length > 0 ? [holder] : [];
    return [...(account ? [account] : []), ...loser];
}

function migration({ number, account, tenant }: AssignmentSituation): string {
    const own = account?.onPremisesNumber;
    const which =
        number?.source === "onPremises" || !own || own === "unknown"
            ? `is ${number?.number}, which`
            : `is assigned to ${describeAccount(account)}, whose number ${own}`;
    const sure =
        tenant.facts.migratesOnPremisesNumbers === true ? "" : ", unless AllowOnPremToOnlineMigration is false";
    return `${which} is synchronised from on-premises Active Directory: the service converts it to an online number with this change${sure}. Then clear it in Active Directory. Declare another number if it must stay on-premises.`;
}
