import { accessSync, constants } from "node:fs";
import path from "node:path";
import process from "node:process";
import { capture } from "../spawn.mjs";
import { isGoodVersion, OLDEST_ENGINE } from "./versions.mjs";

const suffix = process.platform === "win32" ? ".exe" : "";

/** The first folder on PATH with a `pulumi`, if any. */
export function folderOnPath(name, PATH = process.env.PATH ?? "") {
    return (
        PATH.split(path.delimiter).find(folder => folder !== "" && isExecutable(path.join(folder, name + suffix))) ??
        null
    );
}

/** Whether the folder holds an engine that works here: `{ ok, reason }`. A language host elsewhere on PATH counts. */
export async function inspect(folder) {
    const pulumi = path.join(folder, `pulumi${suffix}`);
    if (!isExecutable(pulumi)) return { ok: false, reason: "it holds no pulumi" };
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
        return { ok: false, reason: `${host} is missing beside it` };
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
