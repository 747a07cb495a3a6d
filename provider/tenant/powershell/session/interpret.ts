import { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { CMDLETS, type Cmdlet, type Output } from "../cmdlets";
import type { Answer } from "../process/host-client";
import type { Fault } from "../process/message";
import { CmdletError, isExpiredLogin } from "./cmdlet-error";

export interface CmdletOutput<C extends Cmdlet> {
    readonly rows: readonly Output<C>[];
    readonly warnings: readonly string[];
}

/** PowerShell's errors of binding. They come before the module is asked, so nothing was sent. */
const BINDING =
    /^(AmbiguousParameterSet|MissingMandatoryParameter|ParameterArgument\w+|NamedParameterNotFound|CannotConvertArgument\w*|PositionalParameterNotFound)/;
const ABSENT = /^CommandNotFoundException/;
/** Results that say that all is well. Inferred: only results of refusals are known. */
const SUCCESS = /^(ok|success|succeeded|accepted|2\d\d)$/i;

/**
 * Turns the answer of any version of the module into rows and warnings.
 * @throws CmdletError for a refusal: an exception (module 4.2.1 and later) or a result with a code (3.0.0)
 * @throws TeamsPhoneError `powershell-module` if PowerShell could not bind the call, `powershell` for unreadable output
 */
export function interpret<C extends Cmdlet>(cmdlet: C, { output, error, warnings }: Answer): CmdletOutput<C> {
    if (error) throw notSent(cmdlet, error) ?? CmdletError.of(error);
    const { gives } = CMDLETS[cmdlet];
    const parsed = z.array(gives).safeParse(output);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new TeamsPhoneError(
            "powershell",
            `${cmdlet} returned output that this release cannot read: ${issue?.path.join(".")}: ${issue?.message}.`,
        );
    }
    const rows = parsed.data as Output<C>[];
    for (const row of rows) if ("Code" in row) refuseResult(row);
    if (warnings.some(isExpiredLogin)) throw refusalIn(warnings.filter(isExpiredLogin));
    return { rows, warnings };
}

/** The refusal among warnings, which module 7.8.0 writes as `@{Code=BadRequest; Message=...}`; the last one if none has that form. */
export function refusalIn(warnings: readonly string[]): CmdletError {
    const refusals = warnings.flatMap(warning => {
        const [, code, message] = /\bCode\s*=\s*([^;\s]+)\s*;\s*Message\s*=\s*(.*?)\}?\s*$/s.exec(warning) ?? [];
        return code && message ? [new CmdletError(code, message)] : [];
    });
    return refusals[0] ?? new CmdletError("Warning", warnings.at(-1) ?? "");
}

function refuseResult({ Code, Message }: { Code: string | null; Message: string | null }): void {
    if ((Code === null && Message === null) || SUCCESS.test(Code ?? "")) return;
    throw new CmdletError(Code ?? "Error", Message ?? Code ?? "");
}

function notSent(cmdlet: string, { code, message, type }: Fault): TeamsPhoneError | null {
    const isBinding = BINDING.test(code) || type.includes("ParameterBinding");
    if (!isBinding && !ABSENT.test(code) && !/is not among the (cmdlets|parameters)/.test(message)) return null;
    return new TeamsPhoneError(
        "powershell-module",
        `PowerShell refused to call ${cmdlet}, so nothing was sent: ${message} (${code}). The MicrosoftTeams module is probably too old: \`Update-Module MicrosoftTeams\`. If it is the current one, this is a defect of this package.`,
    );
}
