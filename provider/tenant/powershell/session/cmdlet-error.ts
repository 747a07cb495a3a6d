import { explain } from "../../explanations/explain";
import type { Fault } from "../process/message";

/** A cmdlet reports an error: the service refused, or could not be reached. */
export class CmdletError extends Error {
    /** Whether the service may have acted although the cmdlet failed: the connection broke, or the service failed by itself. */
    readonly isIndeterminate: boolean;

    constructor(
        readonly code: string,
        message: string,
        type = "",
    ) {
        super(message);
        this.isIndeterminate = BROKEN_CONNECTION.test(type) || SERVICE_FAILURE.test(code);
    }

    static of({ code, message, type, causes }: Fault): CmdletError {
        const [first = ""] = code.split(",");
        // Of tasks that failed, the outer message says nothing.
        const text = /^One or more errors occurred/.test(message) && causes.length > 0 ? causes.join(" ") : message;
        // Without a code of its own, PowerShell repeats the message.
        return new CmdletError(/^[\w.]{1,80}$/.test(first) ? first : "Error", text.trim(), type);
    }

    /** Whether what was asked for does not exist. A cloud without the service has a text of its own. */
    get isNotFound(): boolean {
        if (/^Resource not found/i.test(this.message)) return false;
        return (
            /^(NotFound|ManagementObjectNotFound\w*)$/i.test(this.code) ||
            /(\bis|\bwas|object) not found|could not be found/i.test(this.message)
        );
    }

    /** The login expired. */
    get isExpiredLogin(): boolean {
        return isExpiredLogin(this.message) || /^Unauthorized$/i.test(this.code);
    }

    /** In a sentence, with cause and remedy if they are known. */
    get inWords(): string {
        const explanation = explain(this.message);
        const text = `${this.message.replace(/[.\s]+$/, "")} (${this.code}).`;
        return explanation === null ? text : `${text} ${explanation.cause} ${explanation.fix}`;
    }
}

const BROKEN_CONNECTION = /(HttpRequest|TaskCanceled|OperationCanceled|Timeout|Socket|\bIO)Exception$/;
const SERVICE_FAILURE = /^(InternalServerError|BadGateway|ServiceUnavailable|GatewayTimeout|RequestTimeout)$/i;

export function isExpiredLogin(text: string): boolean {
    return /Invalid credential/i.test(text);
}
