import type { HttpFault, IncomingCall } from "./request-fault";

type Criteria = Partial<Pick<HttpFault, "on" | "number" | "account" | "inBatch">>;

/** Whether a call matches every criterion that a fault gives. Logins match only a fault that lists `token` in `on`. */
export function matches({ on, number, account, inBatch }: Criteria, call: Omit<IncomingCall, "drawn">): boolean {
    return (
        (on === undefined ? call.kind !== "token" : on.includes(call.kind)) &&
        (inBatch === undefined || inBatch === call.inBatch) &&
        (number === undefined || mentions(call.text, number)) &&
        (account === undefined || call.text.toLowerCase().includes(account))
    );
}

// A longer number that contains the digits, or the number with an extension, does not count as a mention.
function mentions(text: string, number: string): boolean {
    const digits = number.replace(/^\+/, "");
    for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
        if (!/^\d|^;ext=/.test(text.slice(at + digits.length)) && !/\d$/.test(text.slice(0, at))) return true;
    }
    return false;
}
