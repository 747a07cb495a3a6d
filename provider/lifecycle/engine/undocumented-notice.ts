import { say } from "./engine-log";

const told = new Set<string>();

/** Says, once a run for each, on which undocumented behaviour of the service a simulated tenant's answer rests. */
export async function tellReliance(names: readonly string[]): Promise<void> {
    const fresh = names.filter(name => !told.has(name));
    if (fresh.length === 0) return;
    for (const name of fresh) told.add(name);
    await say(
        "info",
        `Teams Phone: this run relied on behaviour that Microsoft does not document: ${fresh.join(", ")}. \`teams-phone tenant facts\` says what this tenant assumes.`,
    );
}
