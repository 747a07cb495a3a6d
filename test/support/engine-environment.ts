import path from "node:path";
import { runFolder } from "./run-folder";

const LEAN_NODE = path.join(__dirname, "lean-node.cjs");

export interface EngineOptions {
    /** Whether Node loads everything that it loads for users, most of which no program here needs. */
    readonly isAsForUsers?: boolean;
    /**
     * Whether the program declares hundreds of resources, and no run is killed: then the engine writes its state at the end of a run
     * only, and the stack trace that the SDK takes for each output has one line.
     */
    readonly isLarge?: boolean;
}

/** The environment of a tested engine and all its processes. Their Node compiles each file once per run of the tests. */
export function engineEnvironment({ isAsForUsers = false, isLarge = false }: EngineOptions): NodeJS.ProcessEnv {
    const options = [
        process.env.NODE_OPTIONS,
        ...(isAsForUsers ? [] : [`--require=${JSON.stringify(LEAN_NODE)}`]),
        ...(isLarge ? ["--stack-trace-limit=1"] : []),
    ];
    return {
        ...process.env,
        ...(isLarge ? { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" } : {}),
        PULUMI_STACK: "test",
        NODE_COMPILE_CACHE: path.join(runFolder(), "compile-cache"),
        NODE_OPTIONS: options.filter(Boolean).join(" "),
    };
}
