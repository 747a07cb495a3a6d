import type { Call, WireFault } from "./request-fault";

type Matched = Partial<Pick<WireFault, "on" | "number" | "account" | "inBatch">>;

/** Whether a call fits every key that a fault gives. */
export function fits({ on, number, account, inBatch }: Matched, call: Omit<Call, "drawn">): boolean {
    return (
        // Who logs in is met only where a fault says so.
        (on === undefined ? call.kind !== "token" : on.includes(call.kind)) &&
        (inBatch === undefined || inBatch === call.inBatch) &&
        (number === undefined || names(call.text, number)) &&
        (account === undefined || call.text.toLowerCase().includes(account))
    );
}

// A base number is no mention of its extensions, nor of longer numbers.
function names(text: string, number: string): boolean {
    const digits = number.replace(/^\+/, "");
    for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
        if (!/^\d|^;ext=/.test(text.slice(at + digits.length)) && !/\d$/.test(text.slice(0, at))) return true;
    }
    return false;
}
