import { describeAccount } from "../../messages/describe-account";
import type { Plan } from "./plan";

/** A name with the UPN in parentheses, a UPN or SIP address, a number, or a GUID. */
const PERSONAL = {
    person: /[^:;>(]*\([^()\s]+@[^()\s]+\)|[^\s"]+@[^\s"]+/g,
    number: /\+\d+(?:;ext=\d+)?/g,
    id: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi,
} as const;

/** The plan with `person 1`, `number 1` and so on in place of names, numbers and ids, counted in the order of the plan. */
export function redactedPlan(plan: Plan): Plan {
    const codes = new Map<string, string>();
    const codeOf = (kind: string, text: string) => {
        const key = `${kind} ${text.trim()}`;
        const count = [...codes.keys()].filter(each => each.startsWith(`${kind} `)).length;
        if (!codes.has(key)) codes.set(key, `${kind} ${count + 1}`);
        return (text.startsWith(" ") ? " " : "") + codes.get(key);
    };
    // Names of the directory may contain anything, so those that are known go first, the longest before its parts.
    const known = [...plan.changeSet.accounts.values()]
        .map(describeAccount)
        .sort((one, other) => other.length - one.length);
    const redact = (text: string) => {
        const anonymous = known.reduce((left, name) => left.replaceAll(name, () => codeOf("person", name)), text);
        return Object.entries(PERSONAL).reduce(
            (left, [kind, pattern]) => left.replace(pattern, each => codeOf(kind, each)),
            anonymous,
        );
    };
    return {
        ...plan,
        lines: plan.lines.map(line => ({
            ...line,
            text: redact(line.text),
            ...(line.parts && { parts: line.parts.map(redact) }),
            resource: codeOf("resource", line.resource),
        })),
        refused: plan.refused.map(({ resource, finding }) => ({
            resource: codeOf("resource", resource),
            finding: { ...finding, message: redact(finding.message) },
        })),
        changeSet: { ...plan.changeSet, entries: [] },
        notes: plan.notes.map(redact),
    };
}
