import * as pulumi from "@pulumi/pulumi";
import { plainMessage } from "../../messages/text";
import type { Finding } from "../../rules/rule";
import { OWN_RULE } from "../../rules/sources";
import { UNKNOWN } from "../../schema/arguments";

type Arguments = Record<string, unknown>;

/** Promises of this package's own look-ups, which the gate may wait for. Outputs and a user's own promises could wait for it in turn. */
export class OwnPromises {
    readonly #known = new WeakSet<object>();

    add(answer: object): void {
        this.#known.add(answer);
    }

    /** The arguments with the results of look-ups in place, and `UNKNOWN` for each value that is not known yet. */
    async settle(args: Arguments): Promise<{ values: Arguments; failed: readonly Finding[] }> {
        const values = new Map<string, unknown>();
        const failed: Finding[] = [];
        for (const [key, value] of Object.entries(args)) {
            values.set(key, isEventual(value) ? UNKNOWN : value);
            if (!isObject(value) || !this.#known.has(value)) continue;
            try {
                values.set(key, await value);
            } catch (error) {
                const message = plainMessage(error instanceof Error ? error.message : String(error));
                failed.push({ code: "look-up", severity: "error", property: key, message, source: OWN_RULE });
            }
        }
        return { values: Object.fromEntries(values), failed };
    }
}

function isEventual(value: unknown): boolean {
    return pulumi.Output.isInstance(value) || (isObject(value) && "then" in value);
}

function isObject(value: unknown): value is object {
    return typeof value === "object" && value !== null;
}
