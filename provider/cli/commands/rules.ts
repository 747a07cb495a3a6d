import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import { describeValue } from "../../messages/text";
import { rules } from "../../rules";
import type { Rule } from "../../rules/rule";
import { table } from "../cmdlet";
import { rulesAsMarkdown, stagesOf } from "../rules-markdown";

export function rulesCommand(program: Command): Command {
    return program
        .command("rules")
        .description("list the rules of the preview, or explain one")
        .argument("[code]", "the rule to explain")
        .option("--markdown", "print docs/rules.md, which lists all rules")
        .action((code: string | undefined, { markdown }: { markdown?: true }) => {
            if (markdown && code !== undefined)
                throw new TeamsPhoneError("usage", "--markdown prints all rules. Leave the code out.");
            if (markdown) process.stdout.write(rulesAsMarkdown());
            else console.log(code === undefined ? list() : explain(code));
        });
}

function list(): string {
    const lines = rules.map(({ code, severity, summary }) => [`${code} `, severityText(severity), summary]);
    return table([["RULE", "SEVERITY", "REFUSES"], ...lines]);
}

/** @throws TeamsPhoneError `usage` for an unknown code. */
function explain(code: string): string {
    const rule = rules.find(each => each.code === code);
    if (!rule) {
        const codes = rules.map(each => each.code).join(", ");
        throw new TeamsPhoneError("usage", `There is no rule ${describeValue(code)}. The rules are: ${codes}.`);
    }
    return [
        `${rule.code} refuses ${rule.summary}.`,
        `severity: ${severityText(rule.severity)}${rule.structural ? "; cannot be lowered" : ""}`,
        `checked against: ${stagesOf(rule)
            .map(stage => CHECKED[stage])
            .join(", ")}`,
        `the service itself ${rule.service} it`,
        `source: ${rule.source}`,
    ].join("\n");
}

const CHECKED = {
    offline: "the arguments",
    program: "the program as a whole",
    tenant: "the tenant",
    state: "the stack's state",
} as const;

function severityText({ seed, current }: Rule["severity"]): string {
    return seed === current ? seed : `${seed} (seed), ${current} (current)`;
}
