import { rules } from "../rules";
import type { Rule } from "../rules/rule";

const STAGES = {
    offline: {
        title: "Rules about the arguments of one declaration",
        intro: "The gate checks them before it asks any tenant. `check` checks them again once it has the values that the program only promised.",
    },
    program: {
        title: "Rules about the program as a whole",
        intro: "Only the gate checks them, because only it sees all declarations.",
    },
    tenant: {
        title: "Rules about a declaration and the tenant",
        intro: "The gate reports them, `check` decides, and `create` and `update` check them once more, on fresh reads, before the first write.",
    },
    state: {
        title: "Rules about the stack's state and the tenant",
        intro: "The provider checks them when it looks up a stored resource in the tenant, because the program's process does not see the state.",
    },
} as const;
type Stage = keyof typeof STAGES;

const INTRO = `# Rules

All rules of the preview. This file is generated: \`npm run --silent teams-phone -- rules --markdown > docs/rules.md\`. On the command line,
\`teams-phone rules\` lists the rules and \`teams-phone rules CODE\` explains one. A finding ends with the code of its rule in brackets.

## Severities
\`error\` refuses the declaration, \`warn\` reports the finding, \`off\` skips the rule. A rule's severity comes from:
- The preset, \`teams-phone:ruleset\`: \`seed\` (the default) follows the cmdlet's page to the letter, \`current\` follows the service as of 2026.
- The stack, which may set the severity of any rule that **can be lowered**: \`pulumi config set teams-phone:rules '{"macau": "warn"}'\`. Without the
  other rules a declaration has no meaning, so a configuration that lowers one of them is refused.
- The finding itself, which may be a warning at most (\`atMost\` in the code). An address that is not validated is an error in the US and Canada and a
  warning elsewhere; a number that is in the tenant's inventory exists even if its numbering plan does not allow it.

## When a rule is checked
1. **The gate** (the program's process) holds back all declarations of the program and checks them together. An error in the arguments, or in the program
   as a whole, ends the run there, with all findings and before any step.
2. **\`check\`** (the provider process) decides what the tenant's facts forbid, because it sees what was declared before. A declaration that is unchanged, or
   already true, leads to no write, so its findings are only reported: an employee who left does not block everyone else. Anything that
   would be written is refused, even in the preview.
3. **\`create\` and \`update\`** read the tenant's facts again and check them once more, just before they write.

The gate also applies some rules to the numbers that the program does not declare any more: \`release-unlicensed\`, \`on-premises-number\`,
\`alternate-needs-primary\` and \`voice-lost-on-release\`. It only warns of a removal, with any severity but \`off\`. It also warns with
\`alternate-needs-primary\` if the program gives an account's primary number to another account, and leaves it only other numbers.

\`number-taken\`, \`primary-exists\` and \`held-otherwise\` depend on what the engine replaces, which the gate does not know. The gate shows them as lines of
the plan, and \`check\` refuses.

## Facts that are not checked
A fact that the tenant does not expose is never guessed. The rule stays silent, and the preview lists the missing facts once, as \`not checked\`.
With \`teams-phone:validation: offline\` no tenant is asked at all, and the preview says that too.
`;

/** The text of `docs/rules.md`. */
export function rulesAsMarkdown(): string {
    const sections = (Object.keys(STAGES) as Stage[]).flatMap(stage => {
        const { title, intro } = STAGES[stage];
        const lines = rules.filter(rule => stagesOf(rule)[0] === stage).map(row);
        return [`\n## ${title}`, intro, "", HEAD, ...lines];
    });
    return `${INTRO}${sections.join("\n")}\n`;
}

const HEAD = `| rule | refuses | \`seed\` | \`current\` | can be lowered | the service itself | source |
|---|---|---|---|---|---|---|`;

function row(rule: Rule): string {
    const [, ...further] = stagesOf(rule);
    const also = further.length > 0 ? ` (also checked against the ${further.join(" and ")})` : "";
    const { code, summary, severity, structural, service, source } = rule;
    const cells = [`\`${code}\``, summary + also, severity.seed, severity.current, structural ? "no" : "yes", service];
    return `| ${[...cells, link(source)].map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** The stages at which a rule is checked, starting with the earliest. */
export function stagesOf(rule: Rule): readonly Stage[] {
    const stages = (["offline", "program", "tenant"] as const).filter(stage => rule[stage] !== undefined);
    return stages.length > 0 ? stages : ["state"];
}

/** A link to the page, with the last part of its address as text, such as `set-csphonenumberassignment`. */
function link(source: string): string {
    if (!URL.canParse(source) || !source.startsWith("https:"))
        return source.replace("pulumi-teams-phone", "this project");
    const { pathname, hash } = new URL(source);
    return `[${pathname.split("/").at(-1)}${hash}](${source})`;
}
