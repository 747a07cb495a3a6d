import type { EngineLog } from "./engine-log";

/** Reports, once per run and behaviour, that an answer of a simulated tenant rests on behaviour that Microsoft does not document. */
export class UndocumentedNotice {
    readonly #reported = new Set<string>();

    constructor(private readonly log: EngineLog) {}

    async report(behaviours: readonly string[]): Promise<void> {
        const fresh = behaviours.filter(name => !this.#reported.has(name));
        if (fresh.length === 0) return;
        for (const name of fresh) this.#reported.add(name);
        await this.log.info(
            `Teams Phone: this run relied on behaviour that Microsoft does not document: ${fresh.join(", ")}. \`teams-phone tenant facts\` says what this tenant assumes.`,
        );
    }
}
