import { z } from "zod";

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

export const SWITCH_NAMES = Object.keys(SWITCHES) as [Switch, ...Switch[]];
/** The positions that a world sets. A misspelt name is refused with the list of valid ones. */
export const Switches = z.partialRecord(z.enum(SWITCH_NAMES), z.boolean()).default({});
