import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { metaValue } from "../database/rows";

/** Behaviours of the service that Microsoft does not document, each with the position that seems likeliest. */
export const SWITCHES = {
    newPrimaryReplacesOld: {
        default: false,
        question: "Does assigning a second primary number release the first, rather than fail?",
    },
    voiceStaysWhileNumbersRemain: {
        default: true,
        question: "Does EnterpriseVoiceEnabled stay on when one of several numbers is released?",
    },
    flagOffWithNumber: {
        default: true,
        question: "Can EnterpriseVoiceEnabled be set to false for an account that holds a number?",
    },
    enforcesUsageLocation: {
        default: true,
        question: "Is a Calling Plan number refused to a user whose usage location is another country?",
    },
    enforcesLocationCountry: {
        default: true,
        question: "Is an emergency location in another country than the number's refused?",
    },
    enforcesLocationValidation: {
        default: true,
        question: "Is an emergency location in the US or Canada refused while it is not validated?",
    },
    releaseNeedsLicence: {
        default: false,
        question: "Does releasing a number fail once its holder's Teams Phone licence is gone?",
    },
} as const;
export type Switch = keyof typeof SWITCHES;

const names = Object.keys(SWITCHES) as [Switch, ...Switch[]];
/** Positions given in a world; a misspelt name is refused with the names there are. */
export const Switches = z.partialRecord(z.enum(names), z.boolean()).default({});

// Which switches the write that is under way has looked at; a write is synchronous, so there is one at a time.
const consulted = new Set<Switch>();

/** The position of a switch. Looking at it counts as relying on it. */
export function switchedOn(database: DatabaseSync, name: Switch): boolean {
    consulted.add(name);
    return positions(database)[name];
}

export function positions(database: DatabaseSync): Record<Switch, boolean> {
    const given = JSON.parse(metaValue(database, "switches") ?? "{}") as Partial<Record<Switch, boolean>>;
    return Object.fromEntries(names.map(name => [name, given[name] ?? SWITCHES[name].default])) as Record<
        Switch,
        boolean
    >;
}

/** The switches looked at since the last call. */
export function takeConsulted(): readonly Switch[] {
    const taken = [...consulted];
    consulted.clear();
    return taken;
}
