import { z } from "zod";
import { didYouMean } from "../messages/closest";
import { describeValue, visible } from "../messages/text";
import { rules } from "../rules";
import type { RuleSettings, Severity } from "../rules/rule-settings";

const Severities = z.enum(["error", "warn", "off"]);

/** Reads the key `rules`: severities by rule code, as JSON. */
export function readSeverities(
    text: string | undefined,
    complain: (message: string) => void,
): RuleSettings["severities"] {
    if (text === undefined) return {};
    const parsed = parseJson(text);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
        complain(
            `must map rule codes to severities in JSON, as in {"number-impossible": "warn"}, not \`${visible(text)}\`.`,
        );
        return {};
    }
    const codes = rules.map(({ code }) => code);
    const severities: Record<string, Severity> = {};
    for (const [code, value] of Object.entries(parsed)) {
        const rule = rules.find(each => each.code === code);
        const severity = Severities.safeParse(value);
        if (!rule)
            complain(
                `there is no rule \`${visible(code)}\`${didYouMean(code, codes) || "."} \`teams-phone rules\` lists the rules.`,
            );
        else if (!severity.success)
            complain(`\`${code}\` must be \`error\`, \`warn\` or \`off\`, not ${describeValue(value)}.`);
        else if (rule.structural && severity.data !== "error")
            complain(`\`${code}\` cannot be lowered: without this rule a declaration has no meaning.`);
        else severities[code] = severity.data;
    }
    return severities;
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
