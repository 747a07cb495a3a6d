import type { NotChecked, Problem, Rule } from "./rule";
import { changesLocation, declaresNumber, isNewAssignment } from "./situation";
import { INVENTORY_PAGE } from "./sources";

export const numberPending: Rule = {
    code: "number-pending",
    summary: "a number that is still being activated or ported in",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: INVENTORY_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation) || !situation.number) return [];
        const { number } = situation;
        const isPorting = number.portIn === "firmOrderCommitmentAccepted";
        const isPending = number.activationState.endsWith("Pending");
        const found: (Problem | NotChecked)[] = [];
        if (isNewAssignment(situation) && (number.portIn === "unknown" || number.activationState === "unknown"))
            found.push({ unknown: "whether numbers are still being activated or ported in" });
        if (isNewAssignment(situation) && (isPorting || isPending)) {
            const state = isPorting
                ? "is still being ported in"
                : `is still being activated (${number.activationState})`;
            found.push({
                property: "phoneNumber",
                message: `is ${number.number}, which ${state}. Wait until that is complete.`,
            });
        } else if (changesLocation(situation) && number.activationState === "updatePending") {
            found.push({
                property: "locationId",
                message: `cannot be changed while an earlier update of ${number.number} is pending. Wait until it is complete.`,
            });
        }
        return found;
    },
};
