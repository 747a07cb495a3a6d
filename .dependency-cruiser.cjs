// Which part of provider/ may import which. `npm run lint` holds the code to it, and docs/decisions.md says why.

/** From the ground up: a stage imports those before it, never one after it. */
const LAYERS = [
    "model",
    "concurrency",
    "messages",
    "schema",
    "plan",
    "rules",
    "spreadsheet",
    "config",
    "tenant",
    "observe",
    "change-set",
    "(gate|lifecycle)",
    "[^/]+[.]ts$",
    "cli",
];
const inside = layer => (layer.endsWith("$") ? `^provider/${layer}` : `^provider/${layer}/`);
/** They import no stage, only each other, so every stage may import them. */
const GROUND = "^provider/(cancellation|end-with-engine|errors|node-version|provider-text|regular-file)[.]ts$";

const upward = LAYERS.slice(0, -1).map((layer, index) => ({
    name: `no-upward-import-from-${layer.replace(/[^a-z]+/g, "-").replace(/^-|-$|-ts-$/g, "")}`,
    comment: `The stages are, from the ground up: ${LAYERS.join(", ")}. A stage imports those before it only.`,
    severity: "error",
    from: { path: inside(layer), pathNot: GROUND },
    to: { path: LAYERS.slice(index + 1).map(inside), pathNot: GROUND },
}));

module.exports = {
    forbidden: [
        {
            name: "no-circular",
            comment: "Two files that import each other, types included, can only be understood together.",
            severity: "error",
            from: {},
            to: { circular: true },
        },
        ...upward,
        {
            name: "program-and-provider-apart",
            comment: "gate/ runs in the program's process, lifecycle/ in the provider's: they meet in the inputs only.",
            severity: "error",
            from: { path: "^provider/(gate|lifecycle)/" },
            to: { path: "^provider/(gate|lifecycle)/", pathNot: "^provider/$1/" },
        },
        {
            name: "pure-stages",
            comment: "Rules and plans are data in, data out: no I/O, no clock, no library but through schema/.",
            severity: "error",
            from: { path: "^provider/(rules|plan|model)/" },
            to: { pathNot: "^provider/(rules|plan|schema|model|messages)/" },
        },
        {
            name: "pure-reader",
            comment: "Reading a spreadsheet is bytes in, rows and findings out. Only read-file.ts opens files.",
            severity: "error",
            from: { path: "^provider/spreadsheet/", pathNot: "^provider/spreadsheet/read-file[.]ts$" },
            to: { dependencyTypes: ["core"], pathNot: "^(node:)?buffer$" },
        },
        {
            name: "embedded-service-independent",
            comment: "The embedded service judges by itself, so that it can catch mistakes of the rules and of the parsing.",
            severity: "error",
            from: { path: "^provider/(tenant/embedded|emulator)/" },
            to: { path: "^provider/(rules|schema|plan|config|observe|gate|lifecycle|cli|tenant/(graph|powershell))/" },
        },
        {
            name: "emulator-for-cli-only",
            comment: "What is tried on the emulator must not know it.",
            severity: "error",
            from: { path: "^provider/", pathNot: "^provider/(emulator|cli)/" },
            to: { path: "^provider/emulator/" },
        },
        {
            name: "no-vendor-leak",
            comment: "What Graph, the cmdlets and the embedded tenant look like inside stays behind the port.",
            severity: "error",
            from: { path: "^provider/(observe|gate|lifecycle)/" },
            to: { path: "^provider/tenant/(graph|powershell|embedded)/" },
        },
    ],
    options: {
        tsPreCompilationDeps: true,
        tsConfig: { fileName: "tsconfig.json" },
        doNotFollow: { path: "node_modules" },
        enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default", "types"] },
    },
};
