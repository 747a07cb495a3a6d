import path from "node:path";
import { runFolder } from "../run-folder";
import { vaultEnvironment } from "./vault";

const LEAN_NODE = path.join(__dirname, "lean-node.cjs");
const WITHOUT_STATE = path.join(__dirname, "without-state.cjs");

export interface EngineOptions {
    /** Whether the engine and Node run as they do for users: with the passphrase provider and all modules loaded. */
    readonly isAsForUsers?: boolean;
    /**
     * Whether the program declares hundreds of resources, and no run is killed: then the engine writes its state at the end of a run
     * only, and the stack trace that the SDK takes for each output has one line.
     */
    readonly isLarge?: boolean;
    /** Whether the program cannot read its stack's state. Default: only if TEAMS_PHONE_TEST_WITHOUT_STATE is set. */
    readonly isWithoutState?: boolean;
}

/**
 * What a tested engine and all its processes find in their environment beside this process's own. Their Node compiles each file once
 * per run of the tests.
 */
export async function engineEnvironment({
    isAsForUsers = false,
    isLarge = false,
    isWithoutState = Boolean(process.env.TEAMS_PHONE_TEST_WITHOUT_STATE),
}: EngineOptions): Promise<NodeJS.ProcessEnv> {
    const options = [
        process.env.NODE_OPTIONS,
        ...(isAsForUsers ? [] : [`--require=${JSON.stringify(LEAN_NODE)}`]),
        ...(isLarge ? ["--stack-trace-limit=1"] : []),
        ...(isWithoutState ? [`--require=${JSON.stringify(WITHOUT_STATE)}`] : []),
    ];
    return {
        ...(isAsForUsers ? {} : await vaultEnvironment()),
        ...(isLarge ? { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" } : {}),
        PULUMI_STACK: "test",
        NODE_COMPILE_CACHE: path.join(runFolder(), "compile-cache"),
        NODE_OPTIONS: options.filter(Boolean).join(" "),
    };
}
