import { readFileSync } from "node:fs";
import path from "node:path";
import { Language, type Node, Parser } from "web-tree-sitter";

const HOST = path.join(__dirname, "../../../provider/tenant/powershell/host.ps1");

/** The host's script as text and as a tree of PowerShell's grammar. */
export interface HostScript {
    readonly text: string;
    readonly root: Node;
}

export async function parseHost(): Promise<HostScript> {
    await Parser.init();
    const grammar = require.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm");
    const parser = new Parser();
    parser.setLanguage(await Language.load(grammar));
    const text = readFileSync(HOST, "utf8");
    const tree = parser.parse(text);
    if (!tree) throw new Error("the parser was stopped");
    return { text, root: tree.rootNode };
}

/** Every node of a type, in the order of the text. */
export function nodesOf(root: Node, type: string): Node[] {
    return root.descendantsOfType(type).filter(node => node !== null);
}

/** The entries of a table `@{ name = value }`, without those of tables inside it. */
export function entriesOf(table: Node): ReadonlyMap<string, Node> {
    const body = table.namedChildren.find(child => child?.type === "hash_literal_body");
    const entries = (body?.namedChildren ?? []).filter(child => child?.type === "hash_entry");
    return new Map(
        entries.flatMap(entry => {
            const [key, value] = entry?.namedChildren ?? [];
            return key && value ? [[unquoted(key.text), value] as const] : [];
        }),
    );
}

/** The right side of the first assignment to a variable. */
export function assigned(root: Node, variable: string): Node {
    const found = nodesOf(root, "assignment_expression").find(each => each.text.startsWith(`$${variable} = `));
    const value = found?.namedChildren.at(-1);
    if (!value) throw new Error(`the script does not assign $${variable}`);
    return value;
}

/** The texts of a list such as `'One', @{ Two = 'Inner' }`: of a table inside it, its keys. */
export function textsOf(list: Node): string[] {
    const tables = nodesOf(list, "hash_literal_expression");
    const isInside = (node: Node) =>
        tables.some(table => table.startIndex < node.startIndex && node.endIndex < table.endIndex);
    const plain = nodesOf(list, "string_literal").filter(node => !isInside(node));
    return [...plain.map(({ text }) => unquoted(text)), ...tables.flatMap(table => [...entriesOf(table).keys()])];
}

export function unquoted(text: string): string {
    return text.replace(/^'|'$/g, "");
}
