import { numberImpossible } from "../rules/number-impossible";
import type { Finding } from "../rules/rule";
import { type ArgumentsReading, known } from "../schema/arguments";
import type { Reader } from "./reader";

/** Lowers `number-impossible` to a warning for a number in the tenant's inventory: it exists, so the numbering plan is wrong. */
export async function allowKnownNumber(
    findings: readonly Finding[],
    args: ArgumentsReading,
    reader: Reader,
): Promise<readonly Finding[]> {
    const number = known(args.phoneNumber)?.canonical;
    if (!number || !findings.some(({ code, severity }) => code === numberImpossible.code && severity === "error"))
        return findings;
    if (!(await reader.number(number))) return findings;
    return findings.map(each => (each.code === numberImpossible.code ? { ...each, severity: "warn" as const } : each));
}
