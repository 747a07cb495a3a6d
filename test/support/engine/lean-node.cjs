/**
 * Preloaded into the Node processes of a tested engine, to halve their cost. In every process, Pulumi's SDK loads modules that serialize
 * closures (TypeScript, npm's Arborist), report traces, map stack traces and automate the engine, and it loads ts-node. The tests' programs
 * use none of them. This file loads each one on first use, so a program that needs one works as usual.
 */
const Module = require("node:module");

// Only for a program in TypeScript, which a test runs without this file.
delete process.env.PULUMI_NODEJS_TYPESCRIPT;

/** Modules that are loaded when one of their exports is read, or when they are called. */
const USED_AS_A_WHOLE = /^@npmcli\/arborist$|\btypescript-shim$|^normalize-package-data$|^js-yaml$/;
/** Folders of the SDK that its index re-exports. */
const PARTS_OF_SDK = /^\.\/(?:automation|provider)$/;
const USED_BY_EXPORT =
    /^@opentelemetry\/(?:exporter-zipkin|instrumentation(?:-grpc)?|resources|sdk-trace-base|sdk-trace-node)$/;
/** Maps each stack trace, which the SDK takes for every resource, to sources that a program in JavaScript does not have. */
const USED_BY_PROGRAMS_IN_TYPESCRIPT = "source-map-support/register";
/** Zod's messages in other languages. */
const LOCALES = /^\.\.?\/locales\/index\.cjs$/;

const load = Module._load;
Module._load = function (request, parent, isMain) {
    const now = () => load.call(this, request, parent, isMain);
    const from = parent?.filename ?? "";
    if (request === USED_BY_PROGRAMS_IN_TYPESCRIPT) return {};
    if (USED_AS_A_WHOLE.test(request)) return whole(now);
    if (PARTS_OF_SDK.test(request) && /[\\/]@pulumi[\\/]pulumi[\\/]index\.js$/.test(from)) return whole(now);
    if (LOCALES.test(request) && /[\\/]zod[\\/]/.test(from)) return whole(now);
    if (USED_BY_EXPORT.test(request) && /[\\/]@pulumi[\\/]/.test(from)) return byExport(now);
    return now();
};

function whole(now) {
    return new Proxy(() => {}, {
        apply: (_, self, args) => Reflect.apply(now(), self, args),
        get: (_, name) => (name === "__esModule" ? true : now()[name]),
    });
}

/** A module whose exports are read at once, and that is loaded when one of them is called, constructed or looked into. */
function byExport(now) {
    const stand = name =>
        new Proxy(() => {}, {
            apply: (_, self, args) => Reflect.apply(now()[name], self, args),
            construct: (_, args) => Reflect.construct(now()[name], args),
            get: (_, key) => now()[name][key],
        });
    return new Proxy({}, { get: (_, name) => stand(name) });
}
