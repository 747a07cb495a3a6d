/**
 * Preloaded into the Node processes of a tested engine, to halve what they cost. Pulumi's SDK loads, in every process, what serializes
 * closures (TypeScript, npm's Arborist), what reports traces, and ts-node, and the tests' programs use none of them. Each is loaded here
 * when something first uses it, so that a program that needs one behaves as always. A file that a later SDK no longer has costs nothing.
 */
const Module = require("node:module");

// Only for a program in TypeScript, which a test runs without this file.
delete process.env.PULUMI_NODEJS_TYPESCRIPT;

const USED_AS_A_WHOLE = /^@npmcli\/arborist$|\btypescript-shim$/;
const USED_BY_EXPORT =
    /^@opentelemetry\/(?:exporter-zipkin|instrumentation(?:-grpc)?|resources|sdk-trace-base|sdk-trace-node)$/;

const load = Module._load;
Module._load = function (request, parent, isMain) {
    const now = () => load.call(this, request, parent, isMain);
    if (USED_AS_A_WHOLE.test(request)) return whole(now);
    if (USED_BY_EXPORT.test(request) && /[\\/]@pulumi[\\/]/.test(parent?.filename ?? "")) return byExport(now);
    return now();
};

/** A module that is loaded when one of its exports is read. */
function whole(now) {
    return new Proxy({}, { get: (_, name) => (name === "__esModule" ? true : now()[name]) });
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
