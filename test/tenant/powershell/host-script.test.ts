import assert from "node:assert/strict";
import { CMDLETS } from "../../../provider/tenant/powershell/cmdlets";
import { assigned, entriesOf, type HostScript, nodesOf, parseHost, textsOf } from "./host-script";

/** What the script calls besides the listed cmdlets: PowerShell's own commands, and its functions. */
const OWN_COMMANDS = ["ConvertTo-Json", "ForEach-Object", "Import-Module", "Write-Output"];

describe("the script of the PowerShell host", () => {
    let host: HostScript;
    before(async () => {
        host = await parseHost();
    });
    const texts = (type: string) => nodesOf(host.root, type).map(({ text }) => text);
    const functions = () => texts("function_name");

    it("is a PowerShell script without errors, in fewer than 200 lines", () => {
        const wrong: string[] = [];
        for (const nodes = [host.root]; nodes.length > 0; ) {
            const node = nodes.pop();
            if (node?.isError || node?.isMissing) wrong.push(node.text);
            nodes.push(...(node?.children ?? []).filter(child => child !== null));
        }
        assert.deepEqual(wrong, []);
        assert.ok(host.text.split("\n").length < 200);
    });

    it("documents the protocol in its header", () => {
        const header = host.text.slice(0, host.text.indexOf("#>"));
        for (const word of ["request", "note", "answer", "MARKER", "stdin"]) assert.ok(header.includes(word), word);
    });

    it("calls by name only its own functions and a few commands of PowerShell", () => {
        const called = new Set(texts("command_name"));
        assert.deepEqual(
            [...called].filter(name => ![...OWN_COMMANDS, ...functions()].includes(name)),
            [],
        );
        assert.deepEqual(
            OWN_COMMANDS.filter(name => !called.has(name)),
            [],
        );
    });

    it("calls by variable only a cmdlet of its list, with parameters of its list, as data", () => {
        const calls = nodesOf(host.root, "command").filter(({ text }) => /^[&.]/.test(text));
        assert.deepEqual(
            calls.map(({ text }) => text.replace(/ -ErrorAction .*$/s, "")),
            ["& $cmdlet @parameters"],
        );
        const [request = ""] = texts("function_statement").filter(text => text.includes("& $cmdlet"));
        const guard = request.indexOf("if ($cmdlets.Keys -cnotcontains $cmdlet) { throw");
        const inner = request.indexOf("if ($cmdlets[$cmdlet].takes -cnotcontains $each.Name) { throw");
        const binding = request.indexOf("$parameters[$each.Name] = ");
        assert.ok(guard > 0 && guard < inner && inner < binding && binding < request.indexOf("& $cmdlet"));
        assert.equal(request.split("$cmdlet = ").length, 2);
        assert.equal(request.split("$parameters[").length, 2);
    });

    it("never runs a text as a script", () => {
        const methods = nodesOf(host.root, "invokation_expression").map(
            node => node.namedChildren.find(child => child?.type === "member_name")?.text ?? "",
        );
        const runners = methods.filter(name => /script|invoke|compile|command/i.test(name));
        assert.deepEqual(runners, ["AddScript", "BeginInvoke"]);
        const script = nodesOf(host.root, "invokation_expression").find(({ text }) =>
            /^\[PowerShell\]::Create\(\)\.AddScript\(\{.*\}\)$/s.test(text),
        );
        assert.equal(nodesOf(script ?? host.root, "script_block_expression").length, 1);
        const types = texts("type_literal").filter(text =>
            /scriptblock|powershell|runspace|assembly|activator/i.test(text),
        );
        assert.deepEqual(types, ["[PowerShell]"]);
        assert.doesNotMatch(host.text, /Invoke-Expression|\biex\b|Invoke-Command|Add-Type|Start-Process/i);
    });

    it("lists the cmdlets, parameters and properties that the client knows, and no others", () => {
        const listed = new Map(
            [...entriesOf(firstTable(assigned(host.root, "cmdlets")))].map(([cmdlet, value]) => {
                const { takes, gives } = Object.fromEntries(entriesOf(firstTable(value)));
                assert.ok(takes && gives);
                const variable = /^\$(\w+)$/.exec(gives.text)?.[1];
                const given = variable === undefined ? gives : assigned(host.root, variable);
                return [cmdlet, { takes: textsOf(takes).sort(), gives: textsOf(given).sort() }];
            }),
        );
        const known = new Map(
            Object.entries(CMDLETS).map(([cmdlet, { takes, gives }]) => [
                cmdlet,
                { takes: [...takes].sort(), gives: Object.keys(gives.shape).sort() },
            ]),
        );
        assert.deepEqual(listed, known);
    });
});

function firstTable(node: Parameters<typeof nodesOf>[0]) {
    const [table] = nodesOf(node, "hash_literal_expression");
    assert.ok(table);
    return table;
}
