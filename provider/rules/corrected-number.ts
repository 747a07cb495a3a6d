import type { NumberReading } from "../schema/phone-number";

/** How to write a number that could not be read: cleaned if only one number can be meant, else by example. */
export function correctedNumber({ suggestion }: NumberReading): string {
    return suggestion === null
        ? 'Write the country code and the number in digits only, without the 0 that some countries put before an area code, as in "+12065551234" or "12065551234"; Direct Routing also allows "+14255551000;ext=100".'
        : `Write "${suggestion}".`;
}
