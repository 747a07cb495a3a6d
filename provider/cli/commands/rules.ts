import type { Command } from "commander";
import { TeamsPhoneError } from "../../errors";
import { rules } from "../../rules";
import type { Rule } from "../../rules/rule";
import { table } from "../cmdlet";
import { rulesAsMarkdown, stagesOf } from "../rules-markdown";

export function rulesCommand(program: Command): Command {
    return program
        .command("rules")
        .description("every rule of the preview, or one explained")
        .argument("[code]", "the rule to explain")
        .option("--markdown", "print docs/rules.md, the document of all rules", false)
        .action((code: string | undefined, { markdown }: { markdown: boolean }) => {
            if (markdown && code !== undefined)
                throw new TeamsPhoneError("usage", "--markdown prints the document of all rules: leave the code out.");
            if (markdown) process.stdout.write(rulesAsMarkdown());
            else console.log(code === undefined ? list() : explain(code));
        });
}

function list(): string {
    const lines = rules.map(({ code, severity, summary }) => [`${code} `, severityText(severity), summary]);
    return table([["RULE", "SEVERITY", "REFUSES"], ...lines]);
}

/** @throws TeamsPhoneError `usage` for a code that no rule has. */
function explain(code: string): string {
    const rule = rules.find(each => each.code === code);
    if (!rule) {
        const codes = rules.map(each => each.code).join(", ");
        throw new TeamsPhoneError("usage", `No rule is called "${code}". The rules are: ${codes}.`);
    }
    return [
        `${rule.code} refuses ${rule.summary}.`,
        `severity: ${severityText(rule.severity)}${rule.structural ? "; cannot be lowered" : ""}`,
        `judged by: ${stagesOf(rule).join(", ").replace("state", "the state")}`,
        `the service itself ${rule.service} it`,
        `source: ${rule.source}`,
    ].join("\n");
}

function severityText({ seed, current }: Rule["severity"]): string {
    return seed === current ? seed : `${seed} (seed), ${current} (current)`;
}
