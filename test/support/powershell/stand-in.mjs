// Stands in for pwsh in tests: `node stand-in.mjs -NoProfile ... -File host.ps1 -Marker M`. It speaks the protocol of host.ps1, with
// the script's own list of cmdlets, binds parameters as PowerShell does, and lets a service on this machine answer (STAND_IN_SERVICE),
// which can ask for misbehaviour with `misbehave`.
// STAND_IN_ERRORS: how a refusal appears: `result`, `exception` or `warning`. STAND_IN_NOISE=1 prints between answers.
// STAND_IN_LAUNCHER=1 works in a child. STAND_IN_START: `missing-module`, `language-mode`, `too-old` or `hang`.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";

const {
    STAND_IN_SERVICE = "",
    STAND_IN_ERRORS = "exception",
    STAND_IN_NOISE,
    STAND_IN_LAUNCHER,
    STAND_IN_START,
} = process.env;
const argument = name => process.argv[process.argv.indexOf(name) + 1];
const GRACE_MS = 300;

if (STAND_IN_LAUNCHER) {
    const child = spawn(process.execPath, process.argv.slice(1), {
        env: { ...process.env, STAND_IN_LAUNCHER: "" },
        stdio: "inherit",
    });
    child.on("exit", code => process.exit(code ?? 1));
} else await host();

async function host() {
    const marker = argument("-Marker");
    const send = message => process.stdout.write(`\n${marker}${JSON.stringify(message)}\n`);
    const fault = (code, message, type = "Exception") => ({ code, message, type, causes: [] });
    const noise = () => STAND_IN_NOISE && process.stdout.write('{"id":1,"output":[],"error":null}\nhalf a line');

    if (STAND_IN_START === "too-old") {
        process.stderr.write(
            "The script 'host.ps1' cannot be run because it contained a \"#requires\" statement for PowerShell 7.2.",
        );
        process.exit(1);
    }
    if (STAND_IN_START === "hang") return setTimeout(() => undefined, 1e9);
    const refused = {
        "missing-module": fault(
            "Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand",
            "not loaded",
        ),
        "language-mode": fault("LanguageMode", "PowerShell restricts this script."),
    }[STAND_IN_START];
    if (refused) {
        send({ id: 0, output: [], error: refused });
        process.exit(3);
    }
    const takes = listedParameters(argument("-File"));
    noise();
    send({ id: 0, output: [{ powershell: "7.6.9", module: "7.8.0", process: process.pid }], error: null });

    let last = Promise.resolve();
    let rest = "";
    process.stdin.setEncoding("utf8").on("data", chunk => {
        // Not with node:readline, which also ends a line at U+2028.
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) last = last.then(() => answer(JSON.parse(line)));
    });
    process.stdin.on("end", () => {
        void last.then(() => process.exit(0));
        setTimeout(() => process.exit(4), GRACE_MS);
    });

    async function answer({ id, cmdlet, parameters }) {
        const reply = (output, error = null) => {
            noise();
            send({ id, output, error });
        };
        const unlisted = Object.keys(parameters).find(name => !takes.get(cmdlet)?.includes(name));
        if (!takes.has(cmdlet) || unlisted) return reply([], fault("not among those that may be called", cmdlet));
        const unbound = bindingError(cmdlet, parameters);
        if (unbound)
            return reply([], fault(unbound, unbound, "System.Management.Automation.ParameterBindingException"));
        const { output = [], error, misbehave, warning } = await ask({ cmdlet, parameters });
        if (warning) send({ id, note: "warning", text: warning });
        if (misbehave === "crash") process.exit(7);
        if (misbehave === "hang") return new Promise(() => undefined);
        if (misbehave === "half a line") {
            process.stdout.write(`\n${marker}{"id":${id},"outp`);
            process.exit(7);
        }
        if (misbehave === "garbled") return process.stdout.write(`\n${marker}{"id":${id},"outp noise ut":[]}\n`);
        if (!error) return reply(output);
        const writes = /^(Set|Remove)-/.test(cmdlet);
        if (STAND_IN_ERRORS === "result" && writes) return reply([{ Code: error.code, Message: error.message }]);
        if (STAND_IN_ERRORS === "warning" && cmdlet.startsWith("Set-")) {
            send({ id, note: "warning", text: `@{Code=${error.code}; Message=${error.message}}` });
            return reply([]);
        }
        const generated = `${error.code},Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.${cmdlet.replace("-", "")}_Set`;
        return reply([], fault(generated, error.message));
    }
}

/** With node:http, because `fetch` takes longer to load than the rest of this program. */
function ask(call) {
    return new Promise((resolve, reject) => {
        const sent = request(STAND_IN_SERVICE, { method: "POST" }, async response => {
            let body = "";
            for await (const chunk of response.setEncoding("utf8")) body += chunk;
            resolve(JSON.parse(body));
        });
        sent.on("error", reject).end(JSON.stringify(call));
    });
}

function listedParameters(script) {
    const lines = readFileSync(script, "utf8").matchAll(/'([\w-]+)' = @\{ takes = ([^;]*);/g);
    return new Map(
        [...lines].map(([, cmdlet, names]) => [cmdlet, [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name)]),
    );
}

/** The parameter sets of module 7.8.0, as far as this package uses them. */
function bindingError(cmdlet, parameters) {
    const given = name => parameters[name] !== undefined;
    if (Object.values(parameters).includes("")) return "ParameterArgumentValidationErrorEmptyStringNotAllowed";
    if (cmdlet === "Remove-CsPhoneNumberAssignment" || (cmdlet.startsWith("Set-") && given("Identity"))) {
        if (given("EnterpriseVoiceEnabled"))
            return given("PhoneNumber") || given("LocationId") ? "AmbiguousParameterSet" : null;
        return given("PhoneNumber") && given("PhoneNumberType") ? null : "MissingMandatoryParameter";
    }
    if (cmdlet.startsWith("Set-"))
        return given("PhoneNumber") && given("LocationId") && !given("PhoneNumberType")
            ? null
            : "MissingMandatoryParameter";
    return null;
}
