import { rules } from "../rules";
import type { Rule } from "../rules/rule";

const STAGES = {
    offline: {
        title: "Of one declaration's arguments",
        intro: "Judged by the gate before any tenant is asked, and by `check` again once values are known that the program only promised.",
    },
    program: {
        title: "Of the program as a whole",
        intro: "Judged by the gate alone, which sees all declarations.",
    },
    tenant: {
        title: "Of a declaration beside the tenant's facts",
        intro: "Shown by the gate, decided by `check`, and judged once more, on fresh reads, before the first write.",
    },
    state: {
        title: "Of the stack's state beside the tenant",
        intro: "Judged by the provider where a stored resource meets the tenant, because the program's side sees no state.",
    },
} as const;
type Stage = keyof typeof STAGES;

const INTRO = `# Rules

Every rule of the preview. Generated from the rules themselves: \`npm run --silent teams-phone -- rules --markdown > docs/rules.md\`. On the
command line, \`teams-phone rules\` lists them and \`teams-phone rules CODE\` explains one. A finding ends with its rule's code in brackets.

## Severities
\`error\` refuses the declaration, \`warn\` reports it, \`off\` does not look. Where they come from:
- The preset, \`teams-phone:ruleset\`: \`seed\` (the default) is the cmdlet's first page to the letter, \`current\` is the service as of 2026.
- The stack, which may set the severity of any rule that **can be lowered**: \`pulumi config set teams-phone:rules '{"macau": "warn"}'\`. The others give
  a declaration its meaning, and a configuration that lowers one is refused.
- A single finding may be \`warn\` at most, whatever the rule's severity (\`atMost\` in its code): an address that is not validated is an error in the US and
  Canada and a warning elsewhere, and a number that the tenant's inventory holds exists, whatever its numbering plan says.

## Where a rule is judged
1. **The gate** (the program's process) holds all declarations of the program back and judges them together. An error in arguments, or in the program as a
   whole, ends the run there, with every finding and before any step.
2. **\`check\`** (the provider process) decides what the tenant's facts forbid, because it sees what was declared before. A declaration that is unchanged, or
   already true, leads to no write: what is wrong with it is reported and blocks nothing. So the colleague who left does not keep the others from their
   numbers. Anything that would be written is refused, in the preview already.
3. **\`create\` and \`update\`** judge the tenant's facts once more, read anew, just before they write.

\`number-taken\`, \`primary-exists\` and \`held-otherwise\` depend on what the engine is replacing, which the gate does not know: there they are lines of the plan,
and \`check\` refuses.

## Not checked
What a tenant does not tell is not guessed. The rule stays silent, and the preview says once which facts were missing, as in
\`not checked, because this tenant does not tell: licences (licence)\`. With \`teams-phone:validation: offline\` no tenant is asked at all, and the preview says that too.
`;

/** The document of all rules, as `docs/rules.md` holds it. */
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
    const also = further.length > 0 ? ` (also judged beside the ${further.join(", ")}'s facts)` : "";
    const { code, summary, severity, structural, service, source } = rule;
    const cells = [`\`${code}\``, summary + also, severity.seed, severity.current, structural ? "no" : "yes", service];
    return `| ${[...cells, link(source)].map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Where a rule is judged, the earliest stage first. */
export function stagesOf(rule: Rule): readonly Stage[] {
    const stages = (["offline", "program", "tenant"] as const).filter(stage => rule[stage] !== undefined);
    return stages.length > 0 ? stages : ["state"];
}

/** A page's last name, such as `set-csphonenumberassignment`, says enough as a link. */
function link(source: string): string {
    if (!URL.canParse(source) || !source.startsWith("https:"))
        return source.replace("pulumi-teams-phone", "this project");
    const { pathname, hash } = new URL(source);
    return `[${pathname.split("/").at(-1)}${hash}](${source})`;
}
