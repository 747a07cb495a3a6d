import { readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "../spawn.mjs";

/** provider/ as the compiler sees it, for what is written down there: docstrings, types and texts. */
export function readSource() {
    const file = path.join(ROOT, "tsconfig.build.json");
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
    const files = readdirSync(path.join(ROOT, "provider"), { recursive: true })
        .filter(name => name.endsWith(".ts"))
        .map(name => path.join(ROOT, "provider", name))
        .sort();
    const program = ts.createProgram(files, options);
    return { program, checker: program.getTypeChecker(), sources: files.map(name => program.getSourceFile(name)) };
}

/** Every node below this one. */
export function* nodesOf(node) {
    yield node;
    const children = [];
    ts.forEachChild(node, child => void children.push(child));
    for (const child of children) yield* nodesOf(child);
}

/** The docstring's text in one line. */
export function docOf(node) {
    const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
    return (ts.getTextOfJSDocComment(doc?.comment) ?? "").replace(/\s+/g, " ").trim();
}

/** What the docstring says of parameters, and of errors. */
export function tagsOf(node) {
    const text = tag => (ts.getTextOfJSDocComment(tag.comment) ?? "").replace(/\s+/g, " ").trim();
    const lines = ts.getJSDocTags(node).map(tag => {
        if (ts.isJSDocParameterTag(tag)) return `- \`${tag.name.getText()}\`: ${text(tag)}`;
        return ts.isJSDocThrowsTag(tag) ? `- throws ${tag.typeExpression?.getText() ?? ""}${text(tag)}` : null;
    });
    return lines.filter(line => line !== null).join("\n");
}

/** The codes of the errors that provider/ makes. */
export function errorCodes({ checker, sources }) {
    const isError = node => ts.isNewExpression(node) && node.expression.getText() === "TeamsPhoneError";
    const isPartial = node =>
        ts.isCallExpression(node) &&
        node.expression.kind === ts.SyntaxKind.SuperKeyword &&
        node.getSourceFile().text.includes("extends TeamsPhoneError");
    const codes = sources
        .flatMap(source => [...nodesOf(source)].filter(node => isError(node) || isPartial(node)))
        .map(node => checker.getTypeAtLocation(node.arguments[0]))
        .flatMap(type => (type.isUnion() ? type.types : [type]))
        // Where the type is `string`, the code is that of another error.
        .filter(type => type.isStringLiteral())
        .map(type => type.value);
    return [...new Set(codes)].sort();
}
