import path from "node:path";
import { runFolder } from "./run-folder";

const LEAN_NODE = path.join(__dirname, "lean-node.cjs");

/**
 * The environment of a tested engine and all its processes: their Node compiles each file once per run of the tests.
 * @param isLean Whether Node leaves out what the SDK loads and no plain program uses.
 */
export function engineEnvironment(isLean: boolean): NodeJS.ProcessEnv {
    const { NODE_OPTIONS = "" } = process.env;
    const lean = isLean ? ` --require=${JSON.stringify(LEAN_NODE)}` : "";
    return {
        ...process.env,
        PULUMI_STACK: "test",
        NODE_COMPILE_CACHE: path.join(runFolder(), "compile-cache"),
        NODE_OPTIONS: `${NODE_OPTIONS}${lean}`,
    };
}
