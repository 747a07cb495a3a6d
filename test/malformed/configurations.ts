/** What is wrong, in words; the key that the error names; the values of the namespace. */
export type MalformedConfiguration = readonly [string, string, Readonly<Record<string, string>>];

const embedded = { tenant: "embedded", world: "world.yaml" };

const each = (key: string, values: readonly (readonly [string, string])[]): MalformedConfiguration[] =>
    values.map(([wrong, value]) => [`${key}: ${wrong}`, key, { ...embedded, [key]: value }]);

/** Every malformed configuration, each with one fault. */
export const MALFORMED: readonly MalformedConfiguration[] = [
    ["nothing is set", "tenant", {}],
    ["all but the tenant is set", "tenant", { world: "world.yaml", ruleset: "seed", validation: "tenant" }],
    ...each("tenant", [
        ["an empty text", ""],
        ["a capital", "Embedded"],
        ["a space after it", "embedded "],
        ["a zero-width space after it", "embedded\u200b"],
        ["a backend of later", "graph"],
        ["another backend of later", "powershell"],
        ["something else", "exchange"],
        ["a structured value", '{"kind":"embedded"}'],
        ["true", "true"],
        ["null", "null"],
        ["a stack's secret that was not opened", '{"secure":"v1:abc"}'],
        ["a novel", "embedded".repeat(10_000)],
    ]),
    ...each("world", [
        ["an empty text", ""],
        ["a space", " "],
        ["a new line at its end", "world.yaml\n"],
        ["a NUL", "world\0.yaml"],
    ]),
    ...each("tenantFile", [
        ["an empty text", ""],
        ["spaces", "   "],
        ["a tab", "\ttenant.db"],
        ["a NUL", "tenant.db\0"],
    ]),
    ...each("tenantId", [
        ["an empty text", ""],
        ["a name", "contoso"],
        ["a domain", "contoso.onmicrosoft.com"],
        ["a GUID in braces", "{5c1f7b0e-0000-4000-8000-0000000000aa}"],
        ["a space before it", " 5c1f7b0e-0000-4000-8000-0000000000aa"],
        ["a new line after it", "5c1f7b0e-0000-4000-8000-0000000000aa\n"],
        ["a digit too few", "5c1f7b0e-0000-4000-8000-0000000000a"],
        ["a list", '["5c1f7b0e-0000-4000-8000-0000000000aa"]'],
    ]),
    ...each("ruleset", [
        ["an empty text", ""],
        ["a capital", "Seed"],
        ["a slip of the pen", "curent"],
        ["a year", "2026"],
        ["an object", "{}"],
    ]),
    ...each("validation", [
        ["an empty text", ""],
        ["a slip of the pen", "ofline"],
        ["false", "false"],
        ["off", "off"],
    ]),
    ...each("rules", [
        ["an empty text", ""],
        ["no JSON", "macau: off"],
        ["half of a JSON text", '{"macau": "off"'],
        ["JSON with a comma too many", '{"macau": "off",}'],
        ["null", "null"],
        ["a list", '["macau"]'],
        ["a text", '"macau"'],
        ["a number", "5"],
        ["brackets that never end", "[".repeat(100_000)],
        ["a rule that does not exist", '{"number-imposible": "off"}'],
        ["a rule in capitals", '{"MACAU": "off"}'],
        ["the prototype", '{"__proto__": "off"}'],
        ["a prototype's key", '{"constructor": "off"}'],
        ["a severity that does not exist", '{"macau": "loud"}'],
        ["a severity in capitals", '{"macau": "Warn"}'],
        ["a severity of null", '{"macau": null}'],
        ["false for a severity", '{"macau": false}'],
        ["a severity that is deeper", '{"macau": {"severity": "off"}}'],
        ["a structural rule that is lowered", '{"number-format": "off"}'],
        ["a structural rule that only warns", '{"duplicate-number": "warn"}'],
    ]),
    ["a key with a slip of the pen", "tenantFiel", { ...embedded, tenantFiel: "tenant.db" }],
    ["a key in another case", "tenantfile", { ...embedded, tenantfile: "tenant.db" }],
    ["a key with a hidden character", "world\\u200b", { ...embedded, "world\u200b": "world.yaml" }],
    ["a path as a key", "rules.macau", { ...embedded, "rules.macau": "off" }],
    ["a key of the prototype", "constructor", { ...embedded, constructor: "x" }],
    ["a credential", "clientSecret", { ...embedded, clientSecret: "hunter2" }],
];
