import path from "node:path";
import type { Launch } from "../../../provider/tenant/powershell/process/host-process";

const SCRIPT = path.join(__dirname, "stand-in.mjs");

export interface StandInSettings {
    /** How a refusal appears: as in module 3.0.0, as in 4.2.1 and later, or as in 7.8.0. Default: `exception`. */
    readonly errors?: "result" | "exception" | "warning";
    readonly noise?: boolean;
    /** Whether the process that is started is a launcher, and the one that works its child. */
    readonly launcher?: boolean;
    readonly startsAs?: "missing-module" | "language-mode" | "too-old" | "hang";
}

/** Starts the stand-in for pwsh. @param service Address of a `CmdletService`. */
export function launchStandIn(service: string, { errors, noise, launcher, startsAs }: StandInSettings = {}): Launch {
    const settings = {
        STAND_IN_SERVICE: service,
        STAND_IN_ERRORS: errors ?? "exception",
        STAND_IN_NOISE: noise ? "1" : "",
        STAND_IN_LAUNCHER: launcher ? "1" : "",
        STAND_IN_START: startsAs ?? "",
    };
    return { command: [process.execPath, SCRIPT], environment: settings };
}
