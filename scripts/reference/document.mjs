import ts from "typescript";
import { ERROR_CODES } from "./error-codes.mjs";
import { docOf, errorCodes, nodesOf, readSource, tagsOf } from "./source.mjs";

/** docs/reference.md, from the docstrings and the types of provider/. */
export function reference() {
    const source = readSource();
    const find = (isKind, name) => {
        const all = source.sources.flatMap(file => [...nodesOf(file)]);
        const found = all.find(node => isKind(node) && node.name?.getText() === name);
        if (!found) throw new Error(`provider/ has no ${name} any more; scripts/reference/document.mjs has to follow.`);
        return found;
    };
    const members = name => find(ts.isInterfaceDeclaration, name).members.filter(each => !isNever(each));
    const resource = find(ts.isClassDeclaration, "PhoneNumberAssignment");
    const outputs = resource.members.filter(each => ts.isPropertyDeclaration(each));
    const get = resource.members.find(each => each.name?.getText() === "get");
    const lookUp = find(ts.isFunctionDeclaration, "getEmergencyLocation");
    const keys = find(ts.isVariableDeclaration, "CONFIGURATION_KEYS");
    return `<!-- Made from the docstrings in provider/ by \`npm run reference\`. -->
# Reference

## PhoneNumberAssignment
${docOf(resource)}

Arguments that give an account a number:

${table(["argument", "type", "meaning"], members("NumberArgs").map(argument))}

Arguments that set the flag EnterpriseVoiceEnabled:

${table(["argument", "type", "meaning"], members("EnterpriseVoiceArgs").map(argument))}

Outputs:

${table(["output", "type", "meaning"], outputs.map(output))}

\`PhoneNumberAssignment.get(name, id)\`: ${docOf(get)}

${tagsOf(get)}

## getEmergencyLocation
${docOf(lookUp)}

${tagsOf(lookUp)}

${table(["key of the query", "type", "meaning"], members("LocationQuery").map(argument))}

## Configuration
Keys of the namespace \`teams-phone\`. Paths are relative to the folder of \`Pulumi.yaml\`.

${table(["key", "meaning"], [...nodesOf(keys)].filter(ts.isStringLiteral).map(key))}

## Exports
${table(["export", "kind", "meaning"], exportsOf(source))}

## Error codes
\`TeamsPhoneError.code\` is stable, so a program of the Automation API may match on it. \`retryable\` says whether the same call may succeed later
without any change. The codes of rules, which stand in brackets in the message of \`refused\`, are in [rules.md](rules.md).

${table(["code", "meaning"], codes(source))}
`;
}

const isNever = member => member.type?.kind === ts.SyntaxKind.NeverKeyword;

function argument(member) {
    const type = member.type.getText().replace(/^pulumi\.Input<(.*)>$/s, "$1");
    const optional = member.questionToken ? "" : " Mandatory.";
    return [code(member.name.getText()), code(type.replace(" | undefined", "")), `${docOf(member)}${optional}`.trim()];
}

function output(member) {
    const type = member.type.getText().replace(/^pulumi\.Output<(.*)>$/s, "$1");
    return [code(member.name.getText()), code(type), docOf(member)];
}

/** A key's text stands in the comment before it. */
function key(literal) {
    const text = literal.getSourceFile().text;
    const [range] = (ts.getLeadingCommentRanges(text, literal.getFullStart()) ?? []).slice(-1);
    if (!range) throw new Error(`the configuration key ${literal.text} has no comment in provider/`);
    const lines = text
        .slice(range.pos, range.end)
        .replace(/^\/\*\*|\*\/$/g, "")
        .replace(/\n\s*\* ?/g, " ");
    return [code(literal.text), lines.trim()];
}

function exportsOf({ checker, sources }) {
    const index = sources.find(file => file.fileName.endsWith("provider/index.ts"));
    return checker.getExportsOfModule(checker.getSymbolAtLocation(index)).map(symbol => {
        const [declaration] = checker.getAliasedSymbol(symbol).declarations;
        const kind = ts.SyntaxKind[declaration.kind]
            .replace(/Declaration$|Alias/g, "")
            .replace("TypeDeclaration", "Type");
        const isAlias = ts.isTypeAliasDeclaration(declaration);
        const own = docOf(declaration).split(/(?<=\.) /)[0];
        return [code(symbol.name), kind.toLowerCase(), own || (isAlias ? code(declaration.type.getText()) : "")];
    });
}

function codes(source) {
    const found = errorCodes(source);
    const described = Object.keys(ERROR_CODES).sort();
    if (String(found) !== String(described))
        throw new Error(`error-codes.mjs describes ${described}, and provider/ makes ${found}`);
    return found.map(each => [code(each), ERROR_CODES[each]]);
}

const code = text => `\`${text.replace(/\s+/g, " ")}\``;

function table(head, rows) {
    const line = cells => `| ${cells.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
