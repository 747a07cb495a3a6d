import { accessSync, constants } from "node:fs";
import path from "node:path";
import process from "node:process";
import { capture } from "../spawn.mjs";
import { isGoodVersion, OLDEST_ENGINE } from "./versions.mjs";

const suffix = process.platform === "win32" ? ".exe" : "";

/** The first folder on PATH that holds this command; `null` if none does. */
export function folderOnPath(name, PATH = process.env.PATH ?? "") {
    return (
        PATH.split(path.delimiter).find(folder => folder !== "" && isExecutable(path.join(folder, name + suffix))) ??
        null
    );
}

/** Checks whether the folder holds a working engine: `{ ok, reason }`. The language host may be elsewhere on PATH. */
export async function inspect(folder) {
    const pulumi = path.join(folder, `pulumi${suffix}`);
    if (!isExecutable(pulumi)) return { ok: false, reason: "it does not contain pulumi" };
    const { code, output } = await capture(pulumi, ["version"], {
        env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "1" },
    });
    if (code !== 0) return { ok: false, reason: `\`pulumi version\` fails: ${output.trim()}` };
    if (!isGoodVersion(output))
        return {
            ok: false,
            reason: `its version is ${output.trim()}, and ${OLDEST_ENGINE.join(".")} or a later 3.x is needed`,
        };
    const host = `pulumi-language-nodejs${suffix}`;
    if (!isExecutable(path.join(folder, host)) && folderOnPath("pulumi-language-nodejs") === null) {
        return { ok: false, reason: `${host} is neither beside it nor on PATH` };
    }
    return { ok: true, reason: "" };
}

function isExecutable(file) {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
