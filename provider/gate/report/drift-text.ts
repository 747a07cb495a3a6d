import type { Entry } from "../../change-set/change-set";
import type { Drift } from "../../plan/drift";
import type { Names } from "./names";

/** What was changed by hand and what the run does about it. It continues the name of the account and its number. */
export function driftInWords({ property, declared, found }: Drift, { changes }: Entry, names: Names): string {
    const isRepaired = changes.length > 0;
    const then = (repair: string) => (isRepaired ? `, and ${repair}` : ", and is left as it is");
    switch (property) {
        case "phoneNumber":
            return found === "nobody"
                ? `was released${then("is assigned again")}`
                : `is held by ${found}${then("is taken back")}`;
        case "locationId":
            return `has ${names.where(text(found))} in place of ${names.where(text(declared))}${then("gets it back")}`;
        case "enterpriseVoiceEnabled":
            return `has Enterprise Voice ${found ? "on" : "off"}${then(`gets it ${declared ? "on" : "off"} again`)}`;
        case "phoneNumberType":
        case "assignmentCategory":
            return `is ${found} in place of ${declared}${then("is assigned again")}`;
    }
}

function text(value: string | boolean | null): string | null {
    return typeof value === "string" ? value : null;
}
